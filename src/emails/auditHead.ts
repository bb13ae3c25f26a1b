import type { Template } from './template'

/** Worth keeping: with it a later chain is proven to be the same. The link verifies it against this very end. */
export const auditHead: Template<{ entries: string; seal: string; url: string }> = {
  en: ({ entries, seal, url }) => ({
    subject: `The audit log has ${entries} entries`,
    paragraphs: [
      'This is where the chain of the audit log ends today. Keep this mail: whoever rewrites the log cannot make it end like this again.',
    ],
    facts: [
      ['Entries', entries],
      ['Seal', seal],
    ],
    action: { label: 'Verify the log against it', url },
  }),
  de: ({ entries, seal, url }) => ({
    subject: `Das Prüfprotokoll hat ${entries} Einträge`,
    paragraphs: [
      'Hier endet heute die Kette des Prüfprotokolls. Bewahre diese Mail auf: Wer das Protokoll neu schreibt, kann es nicht wieder so enden lassen.',
    ],
    facts: [
      ['Einträge', entries],
      ['Siegel', seal],
    ],
    action: { label: 'Protokoll damit prüfen', url },
  }),
  es: ({ entries, seal, url }) => ({
    subject: `El registro de auditoría tiene ${entries} entradas`,
    paragraphs: [
      'Aquí termina hoy la cadena del registro de auditoría. Guarda este correo: quien reescriba el registro no podrá hacer que vuelva a terminar así.',
    ],
    facts: [
      ['Entradas', entries],
      ['Sello', seal],
    ],
    action: { label: 'Verificar el registro con él', url },
  }),
  fr: ({ entries, seal, url }) => ({
    subject: `Le journal d’audit compte ${entries} entrées`,
    paragraphs: [
      'Voici où se termine aujourd’hui la chaîne du journal d’audit. Gardez ce message\u00a0: qui réécrit le journal ne peut plus le faire finir ainsi.',
    ],
    facts: [
      ['Entrées', entries],
      ['Sceau', seal],
    ],
    action: { label: 'Vérifier le journal avec lui', url },
  }),
}

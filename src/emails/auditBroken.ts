import type { Template } from './template'

/** `detail` is a sentence in English, as the verification gives it. */
export const auditBroken: Template<{ detail: string; url: string }> = {
  en: ({ detail, url }) => ({
    subject: 'The audit log is not as it was written',
    paragraphs: ['The daily verification of the audit log has found that somebody has changed it past the server.'],
    facts: [['Found', detail]],
    action: { label: 'Verify the log', url },
    closing: 'Keep a copy of the database as it is before you do anything else.',
  }),
  de: ({ detail, url }) => ({
    subject: 'Das Prüfprotokoll ist nicht mehr, wie es geschrieben wurde',
    paragraphs: ['Die tägliche Prüfung des Prüfprotokolls hat ergeben, dass jemand es am Server vorbei verändert hat.'],
    facts: [['Befund', detail]],
    action: { label: 'Protokoll prüfen', url },
    closing: 'Sichere die Datenbank, wie sie ist, bevor du irgendetwas anderes tust.',
  }),
  es: ({ detail, url }) => ({
    subject: 'El registro de auditoría no está como se escribió',
    paragraphs: [
      'La verificación diaria del registro de auditoría ha encontrado que alguien lo ha cambiado sin pasar por el servidor.',
    ],
    facts: [['Hallazgo', detail]],
    action: { label: 'Verificar el registro', url },
    closing: 'Guarda una copia de la base de datos tal como está antes de hacer nada más.',
  }),
  fr: ({ detail, url }) => ({
    subject: 'Le journal d’audit n’est plus tel qu’il a été écrit',
    paragraphs: [
      'La vérification quotidienne du journal d’audit a constaté que quelqu’un l’a modifié sans passer par le serveur.',
    ],
    facts: [['Constat', detail]],
    action: { label: 'Vérifier le journal', url },
    closing: 'Gardez une copie de la base de données telle quelle avant toute autre chose.',
  }),
}

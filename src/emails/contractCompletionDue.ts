import type { ContractNews } from './contractDelivered'
import type { Template } from './template'

/** `completesAt` is an ISO 8601 instant. */
export const contractCompletionDue: Template<ContractNews & { completesAt: string }> = {
  en: ({ gigTitle, otherName, completesAt, url }, say) => ({
    subject: `Only a few days left to answer: ${gigTitle}`,
    paragraphs: [
      `${otherName} has delivered the work for “${gigTitle}” and still waits for your answer.`,
      'If you neither accept it nor ask for changes, the contract completes by itself.',
    ],
    facts: [['Completes', say.instant(completesAt)]],
    action: { label: 'Answer the delivery', url },
  }),
  de: ({ gigTitle, otherName, completesAt, url }, say) => ({
    subject: `Nur noch wenige Tage für deine Antwort: ${gigTitle}`,
    paragraphs: [
      `${otherName} hat die Arbeit für „${gigTitle}“ geliefert und wartet noch auf deine Antwort.`,
      'Wenn du sie weder annimmst noch um Änderungen bittest, wird der Vertrag von selbst abgeschlossen.',
    ],
    facts: [['Abschluss', say.instant(completesAt)]],
    action: { label: 'Auf die Lieferung antworten', url },
  }),
  es: ({ gigTitle, otherName, completesAt, url }, say) => ({
    subject: `Te quedan pocos días para responder: ${gigTitle}`,
    paragraphs: [
      `${otherName} ha entregado el trabajo de «${gigTitle}» y sigue esperando tu respuesta.`,
      'Si no lo aceptas ni pides cambios, el contrato se completará solo.',
    ],
    facts: [['Se completa', say.instant(completesAt)]],
    action: { label: 'Responder a la entrega', url },
  }),
  fr: ({ gigTitle, otherName, completesAt, url }, say) => ({
    subject: `Plus que quelques jours pour répondre\u00a0: ${gigTitle}`,
    paragraphs: [
      `${otherName} a livré le travail pour «\u00a0${gigTitle}\u00a0» et attend toujours votre réponse.`,
      'Si vous ne l’acceptez pas et ne demandez pas de modifications, le contrat s’achèvera de lui-même.',
    ],
    facts: [['Achèvement', say.instant(completesAt)]],
    action: { label: 'Répondre à la livraison', url },
  }),
}

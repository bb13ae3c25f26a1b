import type { Template } from './template'

/** For one side of a contract: news about it. `otherName` is who is on the other side. */
export interface ContractNews {
  gigTitle: string
  otherName: string
  url: string
}

/** `completesAt` is an ISO 8601 instant, `message` what the worker wrote. */
export const contractDelivered: Template<ContractNews & { message: string | null; completesAt: string }> = {
  en: ({ gigTitle, otherName, message, completesAt, url }, say) => ({
    subject: `Work delivered: ${gigTitle}`,
    paragraphs: [
      `${otherName} has delivered the work for “${gigTitle}”. Accept it or ask for changes.`,
      'Without an answer, the contract completes by itself.',
    ],
    facts: [['Completes', say.instant(completesAt)]],
    quote: message,
    action: { label: 'Answer the delivery', url },
  }),
  de: ({ gigTitle, otherName, message, completesAt, url }, say) => ({
    subject: `Arbeit geliefert: ${gigTitle}`,
    paragraphs: [
      `${otherName} hat die Arbeit für „${gigTitle}“ geliefert. Nimm sie an oder bitte um Änderungen.`,
      'Ohne Antwort wird der Vertrag von selbst abgeschlossen.',
    ],
    facts: [['Abschluss', say.instant(completesAt)]],
    quote: message,
    action: { label: 'Auf die Lieferung antworten', url },
  }),
  es: ({ gigTitle, otherName, message, completesAt, url }, say) => ({
    subject: `Trabajo entregado: ${gigTitle}`,
    paragraphs: [
      `${otherName} ha entregado el trabajo de «${gigTitle}». Acéptalo o pide cambios.`,
      'Si no respondes, el contrato se completará solo.',
    ],
    facts: [['Se completa', say.instant(completesAt)]],
    quote: message,
    action: { label: 'Responder a la entrega', url },
  }),
  fr: ({ gigTitle, otherName, message, completesAt, url }, say) => ({
    subject: `Travail livré\u00a0: ${gigTitle}`,
    paragraphs: [
      `${otherName} a livré le travail pour «\u00a0${gigTitle}\u00a0». Acceptez-le ou demandez des modifications.`,
      'Sans réponse de votre part, le contrat s’achèvera de lui-même.',
    ],
    facts: [['Achèvement', say.instant(completesAt)]],
    quote: message,
    action: { label: 'Répondre à la livraison', url },
  }),
}

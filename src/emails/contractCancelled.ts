import type { ContractNews } from './contractDelivered'
import type { Language, Template } from './template'

/** `how`: the other side alone, the other side agreeing to what the reader had asked, or we. `reviewUntil` is ISO 8601. */
interface Cancellation extends ContractNews {
  how: 'alone' | 'agreed' | 'admin'
  reason: string | null
  reviewUntil: string
}

const sentences: Record<Language, Record<Cancellation['how'], (cancellation: Cancellation) => string>> = {
  en: {
    alone: ({ gigTitle, otherName }) => `${otherName} has cancelled the contract for “${gigTitle}”.`,
    agreed: ({ gigTitle, otherName }) =>
      `${otherName} agrees: the contract for “${gigTitle}” is cancelled, as you asked.`,
    admin: ({ gigTitle, otherName }) => `We have cancelled your contract with ${otherName} for “${gigTitle}”.`,
  },
  de: {
    alone: ({ gigTitle, otherName }) => `${otherName} hat den Vertrag für „${gigTitle}“ aufgehoben.`,
    agreed: ({ gigTitle, otherName }) =>
      `${otherName} ist einverstanden: Der Vertrag für „${gigTitle}“ ist aufgehoben, wie du es wolltest.`,
    admin: ({ gigTitle, otherName }) => `Wir haben deinen Vertrag mit ${otherName} für „${gigTitle}“ aufgehoben.`,
  },
  es: {
    alone: ({ gigTitle, otherName }) => `${otherName} ha cancelado el contrato de «${gigTitle}».`,
    agreed: ({ gigTitle, otherName }) =>
      `${otherName} está de acuerdo: el contrato de «${gigTitle}» queda cancelado, como pediste.`,
    admin: ({ gigTitle, otherName }) => `Hemos cancelado tu contrato con ${otherName} para «${gigTitle}».`,
  },
  fr: {
    alone: ({ gigTitle, otherName }) => `${otherName} a annulé le contrat pour «\u00a0${gigTitle}\u00a0».`,
    agreed: ({ gigTitle, otherName }) =>
      `${otherName} est d’accord\u00a0: le contrat pour «\u00a0${gigTitle}\u00a0» est annulé, comme vous l’aviez demandé.`,
    admin: ({ gigTitle, otherName }) =>
      `Nous avons annulé votre contrat avec ${otherName} pour «\u00a0${gigTitle}\u00a0».`,
  },
}

export const contractCancelled: Template<Cancellation> = {
  en: (cancellation, say) => ({
    subject: `Contract cancelled: ${cancellation.gigTitle}`,
    paragraphs: [sentences.en[cancellation.how](cancellation)],
    facts: [['You can review until', say.instant(cancellation.reviewUntil)]],
    quote: cancellation.reason,
    action: { label: 'Open the contract', url: cancellation.url },
  }),
  de: (cancellation, say) => ({
    subject: `Vertrag aufgehoben: ${cancellation.gigTitle}`,
    paragraphs: [sentences.de[cancellation.how](cancellation)],
    facts: [['Bewertung möglich bis', say.instant(cancellation.reviewUntil)]],
    quote: cancellation.reason,
    action: { label: 'Vertrag öffnen', url: cancellation.url },
  }),
  es: (cancellation, say) => ({
    subject: `Contrato cancelado: ${cancellation.gigTitle}`,
    paragraphs: [sentences.es[cancellation.how](cancellation)],
    facts: [['Puedes escribir una reseña hasta', say.instant(cancellation.reviewUntil)]],
    quote: cancellation.reason,
    action: { label: 'Abrir el contrato', url: cancellation.url },
  }),
  fr: (cancellation, say) => ({
    subject: `Contrat annulé\u00a0: ${cancellation.gigTitle}`,
    paragraphs: [sentences.fr[cancellation.how](cancellation)],
    facts: [['Avis possible jusqu’au', say.instant(cancellation.reviewUntil)]],
    quote: cancellation.reason,
    action: { label: 'Ouvrir le contrat', url: cancellation.url },
  }),
}

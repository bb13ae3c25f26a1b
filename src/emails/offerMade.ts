import type { Money, Template } from './template'

/** `startsAt`, `endsAt` and `expiresAt` are ISO 8601 instants. */
export interface OfferTerms {
  gigTitle: string
  clientName: string
  pay: Money
  startsAt: string
  endsAt: string | null
  note: string | null
  expiresAt: string
  url: string
}

export const offerMade: Template<OfferTerms> = {
  en: ({ gigTitle, clientName, pay, startsAt, endsAt, note, expiresAt, url }, say) => ({
    subject: `You have an offer: ${gigTitle}`,
    paragraphs: [`${clientName} would like to hire you for “${gigTitle}”.`],
    facts: [
      ['Pay', say.money(pay)],
      ['Starts', say.instant(startsAt)],
      ['Ends', endsAt && say.instant(endsAt)],
      ['Answer by', say.instant(expiresAt)],
    ],
    quote: note,
    action: { label: 'Answer the offer', url },
  }),
  de: ({ gigTitle, clientName, pay, startsAt, endsAt, note, expiresAt, url }, say) => ({
    subject: `Du hast ein Angebot: ${gigTitle}`,
    paragraphs: [`${clientName} möchte dich für „${gigTitle}“ beauftragen.`],
    facts: [
      ['Bezahlung', say.money(pay)],
      ['Beginn', say.instant(startsAt)],
      ['Ende', endsAt && say.instant(endsAt)],
      ['Antwort bis', say.instant(expiresAt)],
    ],
    quote: note,
    action: { label: 'Auf das Angebot antworten', url },
  }),
  es: ({ gigTitle, clientName, pay, startsAt, endsAt, note, expiresAt, url }, say) => ({
    subject: `Tienes una oferta: ${gigTitle}`,
    paragraphs: [`${clientName} quiere contratarte para «${gigTitle}».`],
    facts: [
      ['Pago', say.money(pay)],
      ['Comienza', say.instant(startsAt)],
      ['Termina', endsAt && say.instant(endsAt)],
      ['Responde antes de', say.instant(expiresAt)],
    ],
    quote: note,
    action: { label: 'Responder a la oferta', url },
  }),
  fr: ({ gigTitle, clientName, pay, startsAt, endsAt, note, expiresAt, url }, say) => ({
    subject: `Vous avez une offre\u00a0: ${gigTitle}`,
    paragraphs: [`${clientName} souhaite vous engager pour «\u00a0${gigTitle}\u00a0».`],
    facts: [
      ['Rémunération', say.money(pay)],
      ['Début', say.instant(startsAt)],
      ['Fin', endsAt && say.instant(endsAt)],
      ['Répondre avant le', say.instant(expiresAt)],
    ],
    quote: note,
    action: { label: 'Répondre à l’offre', url },
  }),
}

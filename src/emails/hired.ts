import type { OfferTerms } from './offerMade'
import type { Template } from './template'

export const hired: Template<Pick<OfferTerms, 'gigTitle' | 'clientName' | 'pay' | 'startsAt' | 'url'>> = {
  en: ({ gigTitle, clientName, pay, startsAt, url }, say) => ({
    subject: `You are hired: ${gigTitle}`,
    paragraphs: [`Congratulations! You and ${clientName} now have a contract for “${gigTitle}”.`],
    facts: [
      ['Pay', say.money(pay)],
      ['Starts', say.instant(startsAt)],
    ],
    action: { label: 'Open the contract', url },
  }),
  de: ({ gigTitle, clientName, pay, startsAt, url }, say) => ({
    subject: `Du hast den Auftrag: ${gigTitle}`,
    paragraphs: [`Glückwunsch! Du und ${clientName} habt jetzt einen Vertrag für „${gigTitle}“.`],
    facts: [
      ['Bezahlung', say.money(pay)],
      ['Beginn', say.instant(startsAt)],
    ],
    action: { label: 'Vertrag öffnen', url },
  }),
  es: ({ gigTitle, clientName, pay, startsAt, url }, say) => ({
    subject: `El encargo es tuyo: ${gigTitle}`,
    paragraphs: [`¡Enhorabuena! Ya hay un contrato entre ${clientName} y tú para «${gigTitle}».`],
    facts: [
      ['Pago', say.money(pay)],
      ['Comienza', say.instant(startsAt)],
    ],
    action: { label: 'Abrir el contrato', url },
  }),
  fr: ({ gigTitle, clientName, pay, startsAt, url }, say) => ({
    subject: `La mission est à vous\u00a0: ${gigTitle}`,
    paragraphs: [`Félicitations\u00a0! Un contrat vous lie désormais à ${clientName} pour «\u00a0${gigTitle}\u00a0».`],
    facts: [
      ['Rémunération', say.money(pay)],
      ['Début', say.instant(startsAt)],
    ],
    action: { label: 'Ouvrir le contrat', url },
  }),
}

import { nextOnShortlist } from './nextOnShortlist'
import type { OfferNotTaken } from './offerDeclined'
import type { Template } from './template'

export const offerExpired: Template<OfferNotTaken> = {
  en: ({ gigTitle, workerName, nextOnShortlist: next, url }) => ({
    subject: `Offer expired: ${gigTitle}`,
    paragraphs: [`${workerName} did not answer your offer for “${gigTitle}” in time.`, nextOnShortlist.en(next)],
    action: { label: 'See the applications', url },
  }),
  de: ({ gigTitle, workerName, nextOnShortlist: next, url }) => ({
    subject: `Angebot abgelaufen: ${gigTitle}`,
    paragraphs: [
      `${workerName} hat nicht rechtzeitig auf dein Angebot für „${gigTitle}“ geantwortet.`,
      nextOnShortlist.de(next),
    ],
    action: { label: 'Bewerbungen ansehen', url },
  }),
  es: ({ gigTitle, workerName, nextOnShortlist: next, url }) => ({
    subject: `Oferta caducada: ${gigTitle}`,
    paragraphs: [`${workerName} no ha respondido a tiempo a tu oferta para «${gigTitle}».`, nextOnShortlist.es(next)],
    action: { label: 'Ver las candidaturas', url },
  }),
  fr: ({ gigTitle, workerName, nextOnShortlist: next, url }) => ({
    subject: `Offre expirée\u00a0: ${gigTitle}`,
    paragraphs: [
      `${workerName} n’a pas répondu à temps à votre offre pour «\u00a0${gigTitle}\u00a0».`,
      nextOnShortlist.fr(next),
    ],
    action: { label: 'Voir les candidatures', url },
  }),
}

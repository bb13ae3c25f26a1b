import type { WorkerActed } from './applicationReceived'
import { nextOnShortlist } from './nextOnShortlist'
import type { Template } from './template'

/** For a client: an offer ended without a contract. */
export interface OfferNotTaken extends WorkerActed {
  nextOnShortlist: string | null
}

export const offerDeclined: Template<OfferNotTaken> = {
  en: ({ gigTitle, workerName, nextOnShortlist: next, url }) => ({
    subject: `Offer declined: ${gigTitle}`,
    paragraphs: [`${workerName} has declined your offer for “${gigTitle}”.`, nextOnShortlist.en(next)],
    action: { label: 'See the applications', url },
  }),
  de: ({ gigTitle, workerName, nextOnShortlist: next, url }) => ({
    subject: `Angebot abgelehnt: ${gigTitle}`,
    paragraphs: [`${workerName} hat dein Angebot für „${gigTitle}“ abgelehnt.`, nextOnShortlist.de(next)],
    action: { label: 'Bewerbungen ansehen', url },
  }),
  es: ({ gigTitle, workerName, nextOnShortlist: next, url }) => ({
    subject: `Oferta rechazada: ${gigTitle}`,
    paragraphs: [`${workerName} ha rechazado tu oferta para «${gigTitle}».`, nextOnShortlist.es(next)],
    action: { label: 'Ver las candidaturas', url },
  }),
  fr: ({ gigTitle, workerName, nextOnShortlist: next, url }) => ({
    subject: `Offre refusée\u00a0: ${gigTitle}`,
    paragraphs: [`${workerName} a refusé votre offre pour «\u00a0${gigTitle}\u00a0».`, nextOnShortlist.fr(next)],
    action: { label: 'Voir les candidatures', url },
  }),
}

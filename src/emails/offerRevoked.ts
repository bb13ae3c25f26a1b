import type { GigNews } from './applicationShortlisted'
import type { Template } from './template'

export const offerRevoked: Template<GigNews> = {
  en: ({ gigTitle, url }) => ({
    subject: `Offer withdrawn: ${gigTitle}`,
    paragraphs: [`The client has withdrawn the offer for “${gigTitle}”. It can no longer be accepted.`],
    action: { label: 'See your application', url },
  }),
  de: ({ gigTitle, url }) => ({
    subject: `Angebot zurückgezogen: ${gigTitle}`,
    paragraphs: [`Das Angebot für „${gigTitle}“ wurde zurückgezogen. Du kannst es nicht mehr annehmen.`],
    action: { label: 'Bewerbung ansehen', url },
  }),
  es: ({ gigTitle, url }) => ({
    subject: `Oferta retirada: ${gigTitle}`,
    paragraphs: [`Se ha retirado la oferta para «${gigTitle}». Ya no se puede aceptar.`],
    action: { label: 'Ver tu candidatura', url },
  }),
  fr: ({ gigTitle, url }) => ({
    subject: `Offre retirée\u00a0: ${gigTitle}`,
    paragraphs: [`Le client a retiré son offre pour «\u00a0${gigTitle}\u00a0». Il n’est plus possible de l’accepter.`],
    action: { label: 'Voir votre candidature', url },
  }),
}

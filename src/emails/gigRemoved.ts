import type { GigNews } from './applicationShortlisted'
import type { Template } from './template'

/** `reason` is what the admin wrote. */
export const gigRemoved: Template<GigNews & { reason: string }> = {
  en: ({ gigTitle, reason, url }) => ({
    subject: `We have removed your gig: ${gigTitle}`,
    paragraphs: [`We have removed your gig “${gigTitle}”. The reason:`],
    quote: reason,
    action: { label: 'See the gig', url },
    closing: 'If you think that this is a mistake, please contact us.',
  }),
  de: ({ gigTitle, reason, url }) => ({
    subject: `Wir haben deinen Auftrag entfernt: ${gigTitle}`,
    paragraphs: [`Wir haben deinen Auftrag „${gigTitle}“ entfernt. Der Grund:`],
    quote: reason,
    action: { label: 'Auftrag ansehen', url },
    closing: 'Wenn du das für einen Irrtum hältst, melde dich bitte bei uns.',
  }),
  es: ({ gigTitle, reason, url }) => ({
    subject: `Hemos retirado tu encargo: ${gigTitle}`,
    paragraphs: [`Hemos retirado tu encargo «${gigTitle}». El motivo:`],
    quote: reason,
    action: { label: 'Ver el encargo', url },
    closing: 'Si crees que es un error, ponte en contacto con nosotros.',
  }),
  fr: ({ gigTitle, reason, url }) => ({
    subject: `Nous avons retiré votre mission\u00a0: ${gigTitle}`,
    paragraphs: [`Nous avons retiré votre mission «\u00a0${gigTitle}\u00a0». Le motif\u00a0:`],
    quote: reason,
    action: { label: 'Voir la mission', url },
    closing: 'Si vous pensez qu’il s’agit d’une erreur, contactez-nous.',
  }),
}

import type { Template } from './template'

/** News about one gig. */
export interface GigNews {
  gigTitle: string
  url: string
}

export const applicationShortlisted: Template<GigNews> = {
  en: ({ gigTitle, url }) => ({
    subject: `You are on the shortlist: ${gigTitle}`,
    paragraphs: [`The client has put your application for “${gigTitle}” on the shortlist.`],
    action: { label: 'See your application', url },
    closing: 'We will write as soon as there is a decision.',
  }),
  de: ({ gigTitle, url }) => ({
    subject: `Du bist in der engeren Auswahl: ${gigTitle}`,
    paragraphs: [`Deine Bewerbung für „${gigTitle}“ ist in der engeren Auswahl.`],
    action: { label: 'Bewerbung ansehen', url },
    closing: 'Wir schreiben dir, sobald es eine Entscheidung gibt.',
  }),
  es: ({ gigTitle, url }) => ({
    subject: `Estás entre los finalistas: ${gigTitle}`,
    paragraphs: [`Tu candidatura para «${gigTitle}» está en la lista de finalistas.`],
    action: { label: 'Ver tu candidatura', url },
    closing: 'Te escribiremos en cuanto haya una decisión.',
  }),
  fr: ({ gigTitle, url }) => ({
    subject: `Votre candidature est présélectionnée\u00a0: ${gigTitle}`,
    paragraphs: [`Votre candidature à «\u00a0${gigTitle}\u00a0» fait partie de la présélection.`],
    action: { label: 'Voir votre candidature', url },
    closing: 'Nous vous écrirons dès qu’une décision sera prise.',
  }),
}

import type { ContractNews } from './contractDelivered'
import type { Template } from './template'

const HIGHEST_RATING = 5
/** Such as "★★★★☆ (4/5)", which every language reads alike. */
const stars = (rating: number) =>
  `${'★'.repeat(rating)}${'☆'.repeat(HIGHEST_RATING - rating)} (${rating}/${HIGHEST_RATING})`

/** `rating` is 1 to 5, `text` what the author of the review wrote. */
export const reviewPublished: Template<ContractNews & { rating: number; text: string }> = {
  en: ({ gigTitle, otherName, rating, text, url }) => ({
    subject: `You have a new review: ${gigTitle}`,
    paragraphs: [`${otherName} has reviewed you after “${gigTitle}”. The review is public now.`],
    facts: [['Rating', stars(rating)]],
    quote: text,
    action: { label: 'Reply to the review', url },
    closing: 'You can reply once, and the reply is public too.',
  }),
  de: ({ gigTitle, otherName, rating, text, url }) => ({
    subject: `Du hast eine neue Bewertung: ${gigTitle}`,
    paragraphs: [`${otherName} hat dich nach „${gigTitle}“ bewertet. Die Bewertung ist jetzt öffentlich.`],
    facts: [['Bewertung', stars(rating)]],
    quote: text,
    action: { label: 'Auf die Bewertung antworten', url },
    closing: 'Du kannst einmal antworten, und auch die Antwort ist öffentlich.',
  }),
  es: ({ gigTitle, otherName, rating, text, url }) => ({
    subject: `Tienes una reseña nueva: ${gigTitle}`,
    paragraphs: [`${otherName} ha escrito una reseña sobre ti después de «${gigTitle}». Ya es pública.`],
    facts: [['Valoración', stars(rating)]],
    quote: text,
    action: { label: 'Responder a la reseña', url },
    closing: 'Puedes responder una vez, y la respuesta también será pública.',
  }),
  fr: ({ gigTitle, otherName, rating, text, url }) => ({
    subject: `Vous avez un nouvel avis\u00a0: ${gigTitle}`,
    paragraphs: [`${otherName} a donné son avis sur vous après «\u00a0${gigTitle}\u00a0». Il est désormais public.`],
    facts: [['Note', stars(rating)]],
    quote: text,
    action: { label: 'Répondre à l’avis', url },
    closing: 'Vous pouvez répondre une fois, et votre réponse sera publique elle aussi.',
  }),
}

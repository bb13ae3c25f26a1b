import type { ContractNews } from './contractDelivered'
import type { Template } from './template'

/** `reply` is what the subject of the review wrote. */
export const reviewReplied: Template<ContractNews & { reply: string }> = {
  en: ({ gigTitle, otherName, reply, url }) => ({
    subject: `Reply to your review: ${gigTitle}`,
    paragraphs: [`${otherName} has replied to your review after “${gigTitle}”:`],
    quote: reply,
    action: { label: 'See the review', url },
  }),
  de: ({ gigTitle, otherName, reply, url }) => ({
    subject: `Antwort auf deine Bewertung: ${gigTitle}`,
    paragraphs: [`${otherName} hat auf deine Bewertung nach „${gigTitle}“ geantwortet:`],
    quote: reply,
    action: { label: 'Bewertung ansehen', url },
  }),
  es: ({ gigTitle, otherName, reply, url }) => ({
    subject: `Respuesta a tu reseña: ${gigTitle}`,
    paragraphs: [`${otherName} ha respondido a tu reseña después de «${gigTitle}»:`],
    quote: reply,
    action: { label: 'Ver la reseña', url },
  }),
  fr: ({ gigTitle, otherName, reply, url }) => ({
    subject: `Réponse à votre avis\u00a0: ${gigTitle}`,
    paragraphs: [`${otherName} a répondu à votre avis après «\u00a0${gigTitle}\u00a0»\u00a0:`],
    quote: reply,
    action: { label: 'Voir l’avis', url },
  }),
}

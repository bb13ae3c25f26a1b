import type { ContractNews } from './contractDelivered'
import type { Template } from './template'

export const reviewRestored: Template<ContractNews> = {
  en: ({ gigTitle, otherName, url }) => ({
    subject: `Your review is back: ${gigTitle}`,
    paragraphs: [`We show your review of ${otherName} after “${gigTitle}” again, at its former place.`],
    action: { label: 'Open the contract', url },
  }),
  de: ({ gigTitle, otherName, url }) => ({
    subject: `Deine Bewertung ist wieder da: ${gigTitle}`,
    paragraphs: [`Wir zeigen deine Bewertung für ${otherName} nach „${gigTitle}“ wieder, an ihrem alten Platz.`],
    action: { label: 'Vertrag öffnen', url },
  }),
  es: ({ gigTitle, otherName, url }) => ({
    subject: `Tu reseña ha vuelto: ${gigTitle}`,
    paragraphs: [`Volvemos a mostrar tu reseña sobre ${otherName} después de «${gigTitle}», en su lugar de antes.`],
    action: { label: 'Abrir el contrato', url },
  }),
  fr: ({ gigTitle, otherName, url }) => ({
    subject: `Votre avis est rétabli\u00a0: ${gigTitle}`,
    paragraphs: [
      `Nous affichons de nouveau votre avis sur ${otherName} après «\u00a0${gigTitle}\u00a0», à la même place.`,
    ],
    action: { label: 'Ouvrir le contrat', url },
  }),
}

import type { ContractNews } from './contractDelivered'
import type { Template } from './template'

/** `reason` is what the admin wrote. */
export const reviewHidden: Template<ContractNews & { reason: string }> = {
  en: ({ gigTitle, otherName, reason, url }) => ({
    subject: `We have hidden your review: ${gigTitle}`,
    paragraphs: [`We have hidden your review of ${otherName} after “${gigTitle}”: nobody else sees it. The reason:`],
    quote: reason,
    action: { label: 'Open the contract', url },
    closing: 'If you think that this is a mistake, please contact us.',
  }),
  de: ({ gigTitle, otherName, reason, url }) => ({
    subject: `Wir haben deine Bewertung verborgen: ${gigTitle}`,
    paragraphs: [
      `Wir haben deine Bewertung für ${otherName} nach „${gigTitle}“ verborgen: Niemand sonst sieht sie. Der Grund:`,
    ],
    quote: reason,
    action: { label: 'Vertrag öffnen', url },
    closing: 'Wenn du das für einen Irrtum hältst, melde dich bitte bei uns.',
  }),
  es: ({ gigTitle, otherName, reason, url }) => ({
    subject: `Hemos ocultado tu reseña: ${gigTitle}`,
    paragraphs: [`Hemos ocultado tu reseña sobre ${otherName} después de «${gigTitle}»: nadie más la ve. El motivo:`],
    quote: reason,
    action: { label: 'Abrir el contrato', url },
    closing: 'Si crees que es un error, ponte en contacto con nosotros.',
  }),
  fr: ({ gigTitle, otherName, reason, url }) => ({
    subject: `Nous avons masqué votre avis\u00a0: ${gigTitle}`,
    paragraphs: [
      `Nous avons masqué votre avis sur ${otherName} après «\u00a0${gigTitle}\u00a0»\u00a0: personne d’autre ne le voit. Le motif\u00a0:`,
    ],
    quote: reason,
    action: { label: 'Ouvrir le contrat', url },
    closing: 'Si vous pensez qu’il s’agit d’une erreur, contactez-nous.',
  }),
}

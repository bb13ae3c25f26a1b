import type { ContractNews } from './contractDelivered'
import type { Template } from './template'

/** `message` is what the client wrote. */
export const contractChangesRequested: Template<ContractNews & { message: string | null }> = {
  en: ({ gigTitle, otherName, message, url }) => ({
    subject: `Changes requested: ${gigTitle}`,
    paragraphs: [`${otherName} asks you for changes to your work for “${gigTitle}”. Deliver again when they are done.`],
    quote: message,
    action: { label: 'Open the contract', url },
  }),
  de: ({ gigTitle, otherName, message, url }) => ({
    subject: `Änderungen gewünscht: ${gigTitle}`,
    paragraphs: [
      `${otherName} bittet dich um Änderungen an deiner Arbeit für „${gigTitle}“. Liefere noch einmal, wenn sie fertig sind.`,
    ],
    quote: message,
    action: { label: 'Vertrag öffnen', url },
  }),
  es: ({ gigTitle, otherName, message, url }) => ({
    subject: `Te piden cambios: ${gigTitle}`,
    paragraphs: [
      `${otherName} te pide cambios en tu trabajo de «${gigTitle}». Cuando estén listos, vuelve a entregarlo.`,
    ],
    quote: message,
    action: { label: 'Abrir el contrato', url },
  }),
  fr: ({ gigTitle, otherName, message, url }) => ({
    subject: `Modifications demandées\u00a0: ${gigTitle}`,
    paragraphs: [
      `${otherName} vous demande des modifications de votre travail pour «\u00a0${gigTitle}\u00a0». Livrez-le à nouveau quand elles seront faites.`,
    ],
    quote: message,
    action: { label: 'Ouvrir le contrat', url },
  }),
}

import type { ContractNews } from './contractDelivered'
import type { Template } from './template'

/** `reason` is what the other side wrote. */
export const contractDisputed: Template<ContractNews & { reason: string | null }> = {
  en: ({ gigTitle, otherName, reason, url }) => ({
    subject: `Dispute opened: ${gigTitle}`,
    paragraphs: [`${otherName} has opened a dispute about the contract for “${gigTitle}”. The reason:`],
    quote: reason,
    action: { label: 'Open the contract', url },
    closing: 'One of our admins will look into it and decide. We will write to you then.',
  }),
  de: ({ gigTitle, otherName, reason, url }) => ({
    subject: `Streitfall eröffnet: ${gigTitle}`,
    paragraphs: [`${otherName} hat zum Vertrag für „${gigTitle}“ einen Streitfall eröffnet. Der Grund:`],
    quote: reason,
    action: { label: 'Vertrag öffnen', url },
    closing: 'Unser Team prüft den Fall und entscheidet. Dann schreiben wir dir.',
  }),
  es: ({ gigTitle, otherName, reason, url }) => ({
    subject: `Disputa abierta: ${gigTitle}`,
    paragraphs: [`${otherName} ha abierto una disputa sobre el contrato de «${gigTitle}». El motivo:`],
    quote: reason,
    action: { label: 'Abrir el contrato', url },
    closing: 'Nuestro equipo la revisará y decidirá. Entonces te escribiremos.',
  }),
  fr: ({ gigTitle, otherName, reason, url }) => ({
    subject: `Litige ouvert\u00a0: ${gigTitle}`,
    paragraphs: [`${otherName} a ouvert un litige sur le contrat pour «\u00a0${gigTitle}\u00a0». Le motif\u00a0:`],
    quote: reason,
    action: { label: 'Ouvrir le contrat', url },
    closing: 'Notre équipe va l’examiner et trancher. Nous vous écrirons alors.',
  }),
}

import type { ContractNews } from './contractDelivered'
import type { Template } from './template'

/** `reason` is what the other side wrote. */
export const contractCancelAsked: Template<ContractNews & { reason: string }> = {
  en: ({ gigTitle, otherName, reason, url }) => ({
    subject: `Do you agree to cancel? ${gigTitle}`,
    paragraphs: [`${otherName} asks you to cancel the contract for “${gigTitle}”. The reason:`],
    quote: reason,
    action: { label: 'Open the contract', url },
    closing: 'If you agree, cancel the contract too. If you do not, there is nothing to do: it goes on.',
  }),
  de: ({ gigTitle, otherName, reason, url }) => ({
    subject: `Soll der Vertrag aufgehoben werden? ${gigTitle}`,
    paragraphs: [`${otherName} möchte den Vertrag für „${gigTitle}“ mit dir aufheben. Der Grund:`],
    quote: reason,
    action: { label: 'Vertrag öffnen', url },
    closing: 'Wenn du einverstanden bist, heb den Vertrag auch auf. Wenn nicht, musst du nichts tun: Er läuft weiter.',
  }),
  es: ({ gigTitle, otherName, reason, url }) => ({
    subject: `¿Aceptas cancelar el contrato? ${gigTitle}`,
    paragraphs: [`${otherName} te pide cancelar el contrato de «${gigTitle}». El motivo:`],
    quote: reason,
    action: { label: 'Abrir el contrato', url },
    closing: 'Si aceptas, cancela tú también el contrato. Si no, no tienes que hacer nada: el contrato sigue.',
  }),
  fr: ({ gigTitle, otherName, reason, url }) => ({
    subject: `Acceptez-vous d’annuler le contrat\u00a0? ${gigTitle}`,
    paragraphs: [`${otherName} vous propose d’annuler le contrat pour «\u00a0${gigTitle}\u00a0». Le motif\u00a0:`],
    quote: reason,
    action: { label: 'Ouvrir le contrat', url },
    closing: 'Si vous êtes d’accord, annulez aussi le contrat. Sinon, vous n’avez rien à faire\u00a0: il se poursuit.',
  }),
}

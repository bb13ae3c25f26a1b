import type { WorkerActed } from './applicationReceived'
import type { Template } from './template'

export const offerAccepted: Template<WorkerActed> = {
  en: ({ gigTitle, workerName, url }) => ({
    subject: `Offer accepted: ${gigTitle}`,
    paragraphs: [`Good news: ${workerName} has accepted your offer for “${gigTitle}”. Your contract is ready.`],
    action: { label: 'Open the contract', url },
  }),
  de: ({ gigTitle, workerName, url }) => ({
    subject: `Angebot angenommen: ${gigTitle}`,
    paragraphs: [
      `Gute Nachricht: ${workerName} hat dein Angebot für „${gigTitle}“ angenommen. Der Vertrag ist bereit.`,
    ],
    action: { label: 'Vertrag öffnen', url },
  }),
  es: ({ gigTitle, workerName, url }) => ({
    subject: `Oferta aceptada: ${gigTitle}`,
    paragraphs: [`Buenas noticias: ${workerName} ha aceptado tu oferta para «${gigTitle}». El contrato está listo.`],
    action: { label: 'Abrir el contrato', url },
  }),
  fr: ({ gigTitle, workerName, url }) => ({
    subject: `Offre acceptée\u00a0: ${gigTitle}`,
    paragraphs: [
      `Bonne nouvelle\u00a0: ${workerName} a accepté votre offre pour «\u00a0${gigTitle}\u00a0». Votre contrat est prêt.`,
    ],
    action: { label: 'Ouvrir le contrat', url },
  }),
}

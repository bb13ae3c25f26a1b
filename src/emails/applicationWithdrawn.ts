import type { WorkerActed } from './applicationReceived'
import type { Template } from './template'

export const applicationWithdrawn: Template<WorkerActed> = {
  en: ({ gigTitle, workerName, url }) => ({
    subject: `Application withdrawn: ${gigTitle}`,
    paragraphs: [`${workerName} has withdrawn the application for your gig “${gigTitle}”.`],
    action: { label: 'See the applications', url },
  }),
  de: ({ gigTitle, workerName, url }) => ({
    subject: `Bewerbung zurückgezogen: ${gigTitle}`,
    paragraphs: [`${workerName} hat die Bewerbung für deinen Auftrag „${gigTitle}“ zurückgezogen.`],
    action: { label: 'Bewerbungen ansehen', url },
  }),
  es: ({ gigTitle, workerName, url }) => ({
    subject: `Candidatura retirada: ${gigTitle}`,
    paragraphs: [`${workerName} ha retirado su candidatura a tu encargo «${gigTitle}».`],
    action: { label: 'Ver las candidaturas', url },
  }),
  fr: ({ gigTitle, workerName, url }) => ({
    subject: `Candidature retirée\u00a0: ${gigTitle}`,
    paragraphs: [`${workerName} a retiré sa candidature à votre mission «\u00a0${gigTitle}\u00a0».`],
    action: { label: 'Voir les candidatures', url },
  }),
}

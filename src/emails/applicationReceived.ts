import type { Template } from './template'

/** For a client: something that a worker did about one of the client's gigs. */
export interface WorkerActed {
  gigTitle: string
  workerName: string
  url: string
}

export const applicationReceived: Template<WorkerActed> = {
  en: ({ gigTitle, workerName, url }) => ({
    subject: `New application: ${gigTitle}`,
    paragraphs: [`${workerName} has applied for your gig “${gigTitle}”.`],
    action: { label: 'Read the application', url },
  }),
  de: ({ gigTitle, workerName, url }) => ({
    subject: `Neue Bewerbung: ${gigTitle}`,
    paragraphs: [`${workerName} hat sich auf deinen Auftrag „${gigTitle}“ beworben.`],
    action: { label: 'Bewerbung lesen', url },
  }),
  es: ({ gigTitle, workerName, url }) => ({
    subject: `Nueva candidatura: ${gigTitle}`,
    paragraphs: [`${workerName} se ha presentado a tu encargo «${gigTitle}».`],
    action: { label: 'Leer la candidatura', url },
  }),
  fr: ({ gigTitle, workerName, url }) => ({
    subject: `Nouvelle candidature\u00a0: ${gigTitle}`,
    paragraphs: [`${workerName} a postulé à votre mission «\u00a0${gigTitle}\u00a0».`],
    action: { label: 'Lire la candidature', url },
  }),
}

import type { WorkerActed } from './applicationReceived'
import type { Template } from './template'

export const invitationDeclined: Template<WorkerActed> = {
  en: ({ gigTitle, workerName, url }) => ({
    subject: `Invitation declined: ${gigTitle}`,
    paragraphs: [`${workerName} has declined your invitation to “${gigTitle}”.`],
    action: { label: 'Find other candidates', url },
  }),
  de: ({ gigTitle, workerName, url }) => ({
    subject: `Einladung abgelehnt: ${gigTitle}`,
    paragraphs: [`${workerName} hat deine Einladung zu „${gigTitle}“ abgelehnt.`],
    action: { label: 'Andere passende Leute finden', url },
  }),
  es: ({ gigTitle, workerName, url }) => ({
    subject: `Invitación rechazada: ${gigTitle}`,
    paragraphs: [`${workerName} ha rechazado tu invitación a «${gigTitle}».`],
    action: { label: 'Buscar otros candidatos', url },
  }),
  fr: ({ gigTitle, workerName, url }) => ({
    subject: `Invitation refusée\u00a0: ${gigTitle}`,
    paragraphs: [`${workerName} a refusé votre invitation à «\u00a0${gigTitle}\u00a0».`],
    action: { label: 'Trouver d’autres candidats', url },
  }),
}

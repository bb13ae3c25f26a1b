import type { GigNews } from './applicationShortlisted'
import type { Template } from './template'

export const applicationNotSelected: Template<GigNews> = {
  en: ({ gigTitle, url }) => ({
    subject: `No longer open: ${gigTitle}`,
    paragraphs: [`“${gigTitle}” has ended without a contract for you. Thank you for applying.`],
    action: { label: 'Find other gigs', url },
  }),
  de: ({ gigTitle, url }) => ({
    subject: `Nicht mehr offen: ${gigTitle}`,
    paragraphs: [`„${gigTitle}“ ist ohne einen Vertrag für dich zu Ende gegangen. Danke für deine Bewerbung.`],
    action: { label: 'Andere Aufträge finden', url },
  }),
  es: ({ gigTitle, url }) => ({
    subject: `Ya no está disponible: ${gigTitle}`,
    paragraphs: [`«${gigTitle}» ha terminado sin un contrato para ti. Gracias por presentarte.`],
    action: { label: 'Buscar otros encargos', url },
  }),
  fr: ({ gigTitle, url }) => ({
    subject: `Mission close\u00a0: ${gigTitle}`,
    paragraphs: [`«\u00a0${gigTitle}\u00a0» s’est terminée sans contrat pour vous. Merci d’avoir postulé.`],
    action: { label: 'Trouver d’autres missions', url },
  }),
}

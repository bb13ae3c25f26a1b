import { WARN_IDLE_GIG_AFTER_DAYS as days } from '../schemas/terms'
import type { GigNews } from './applicationShortlisted'
import type { Template } from './template'

/** `closesAt` is an ISO 8601 instant. */
interface IdleGig extends GigNews {
  closesAt: string
}

export const gigIdle: Template<IdleGig> = {
  en: ({ gigTitle, closesAt, url }, say) => ({
    subject: `Your gig will close soon: ${gigTitle}`,
    paragraphs: [
      `Nobody has done anything about “${gigTitle}” for ${days} days. If it stays like that, it will close by itself.`,
    ],
    facts: [['Closes', say.instant(closesAt)]],
    action: { label: 'Open the gig', url },
    closing: 'Anything that you do about it keeps it open.',
  }),
  de: ({ gigTitle, closesAt, url }, say) => ({
    subject: `Dein Auftrag wird bald geschlossen: ${gigTitle}`,
    paragraphs: [
      `Bei „${gigTitle}“ ist seit ${days} Tagen nichts passiert. Bleibt das so, wird der Auftrag von selbst geschlossen.`,
    ],
    facts: [['Wird geschlossen', say.instant(closesAt)]],
    action: { label: 'Auftrag öffnen', url },
    closing: 'Alles, was du mit dem Auftrag machst, hält ihn offen.',
  }),
  es: ({ gigTitle, closesAt, url }, say) => ({
    subject: `Tu encargo se cerrará pronto: ${gigTitle}`,
    paragraphs: [`No ha habido novedades en «${gigTitle}» desde hace ${days} días. Si sigue así, se cerrará solo.`],
    facts: [['Se cierra', say.instant(closesAt)]],
    action: { label: 'Abrir el encargo', url },
    closing: 'Cualquier cosa que hagas en él lo mantiene abierto.',
  }),
  fr: ({ gigTitle, closesAt, url }, say) => ({
    subject: `Votre mission va bientôt se fermer\u00a0: ${gigTitle}`,
    paragraphs: [
      `Il ne s’est rien passé pour «\u00a0${gigTitle}\u00a0» depuis ${days} jours. Si rien ne change, la mission se fermera d’elle-même.`,
    ],
    facts: [['Fermeture', say.instant(closesAt)]],
    action: { label: 'Ouvrir la mission', url },
    closing: 'Toute action de votre part la garde ouverte.',
  }),
}

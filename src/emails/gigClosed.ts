import { CLOSE_IDLE_GIG_AFTER_DAYS as days } from '../schemas/terms'
import type { GigNews } from './applicationShortlisted'
import type { Language, Template } from './template'

/** `waiting` is how many applicants have no answer yet, `answersDueAt` the ISO 8601 instant until which they should get one. */
interface ClosedGig extends GigNews {
  cause: 'deadline' | 'idle'
  waiting: number
  answersDueAt: string
}

const causes: Record<Language, Record<ClosedGig['cause'], (gigTitle: string) => string>> = {
  en: {
    deadline: (gigTitle) => `The deadline of “${gigTitle}” has passed, so we have closed it.`,
    idle: (gigTitle) => `Nobody has done anything about “${gigTitle}” for ${days} days, so we have closed it.`,
  },
  de: {
    deadline: (gigTitle) => `Die Frist für „${gigTitle}“ ist vorbei, deshalb haben wir den Auftrag geschlossen.`,
    idle: (gigTitle) =>
      `Bei „${gigTitle}“ ist seit ${days} Tagen nichts passiert, deshalb haben wir den Auftrag geschlossen.`,
  },
  es: {
    deadline: (gigTitle) => `El plazo de «${gigTitle}» ha terminado, así que lo hemos cerrado.`,
    idle: (gigTitle) => `No ha habido novedades en «${gigTitle}» desde hace ${days} días, así que lo hemos cerrado.`,
  },
  fr: {
    deadline: (gigTitle) =>
      `La date limite de «\u00a0${gigTitle}\u00a0» est passée\u00a0; nous avons donc fermé la mission.`,
    idle: (gigTitle) =>
      `Il ne s’est rien passé pour «\u00a0${gigTitle}\u00a0» depuis ${days} jours\u00a0; nous avons donc fermé la mission.`,
  },
}

const howToReopen: Record<Language, Record<ClosedGig['cause'], string>> = {
  en: {
    deadline: 'If you want more applications, set a new deadline and reopen the gig.',
    idle: 'If you want more applications, reopen the gig.',
  },
  de: {
    deadline: 'Wenn du weitere Bewerbungen möchtest, setz eine neue Frist und öffne den Auftrag wieder.',
    idle: 'Wenn du weitere Bewerbungen möchtest, öffne den Auftrag wieder.',
  },
  es: {
    deadline: 'Si quieres más candidaturas, fija un plazo nuevo y vuelve a abrir el encargo.',
    idle: 'Si quieres más candidaturas, vuelve a abrir el encargo.',
  },
  fr: {
    deadline: 'Si vous souhaitez d’autres candidatures, fixez une nouvelle date limite et rouvrez la mission.',
    idle: 'Si vous souhaitez d’autres candidatures, rouvrez la mission.',
  },
}

export const gigClosed: Template<ClosedGig> = {
  en: ({ gigTitle, cause, waiting, answersDueAt, url }, say) => ({
    subject: `Your gig is closed: ${gigTitle}`,
    paragraphs: [causes.en[cause](gigTitle)],
    facts: [
      ['Applications without an answer', String(waiting)],
      ['Answer by', waiting > 0 ? say.instant(answersDueAt) : null],
    ],
    action: { label: 'See the gig', url },
    closing: howToReopen.en[cause],
  }),
  de: ({ gigTitle, cause, waiting, answersDueAt, url }, say) => ({
    subject: `Dein Auftrag ist geschlossen: ${gigTitle}`,
    paragraphs: [causes.de[cause](gigTitle)],
    facts: [
      ['Bewerbungen ohne Antwort', String(waiting)],
      ['Antwort bis', waiting > 0 ? say.instant(answersDueAt) : null],
    ],
    action: { label: 'Auftrag ansehen', url },
    closing: howToReopen.de[cause],
  }),
  es: ({ gigTitle, cause, waiting, answersDueAt, url }, say) => ({
    subject: `Tu encargo está cerrado: ${gigTitle}`,
    paragraphs: [causes.es[cause](gigTitle)],
    facts: [
      ['Candidaturas sin respuesta', String(waiting)],
      ['Responde antes de', waiting > 0 ? say.instant(answersDueAt) : null],
    ],
    action: { label: 'Ver el encargo', url },
    closing: howToReopen.es[cause],
  }),
  fr: ({ gigTitle, cause, waiting, answersDueAt, url }, say) => ({
    subject: `Votre mission est fermée\u00a0: ${gigTitle}`,
    paragraphs: [causes.fr[cause](gigTitle)],
    facts: [
      ['Candidatures sans réponse', String(waiting)],
      ['Répondre avant le', waiting > 0 ? say.instant(answersDueAt) : null],
    ],
    action: { label: 'Voir la mission', url },
    closing: howToReopen.fr[cause],
  }),
}

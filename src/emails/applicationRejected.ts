import type { RejectionReason } from '../schemas/vocabulary'
import type { GigNews } from './applicationShortlisted'
import type { Language, Template } from './template'

interface Rejection extends GigNews {
  reason: RejectionReason
  message: string | null
}

const reasons: Record<Language, Record<RejectionReason, string>> = {
  en: {
    not_a_match: 'The client was looking for a different profile.',
    experience: 'The client was looking for different experience.',
    rate_too_high: 'Your price was above the client’s budget.',
    location: 'Your location did not suit this gig.',
    availability: 'Your availability did not suit this gig.',
    position_filled: 'The opening has been filled.',
    other: 'The client decided for other reasons.',
  },
  de: {
    not_a_match: 'Es wurde ein anderes Profil gesucht.',
    experience: 'Es wurde andere Erfahrung gesucht.',
    rate_too_high: 'Dein Preis lag über dem Budget.',
    location: 'Dein Standort passte nicht zu diesem Auftrag.',
    availability: 'Deine Verfügbarkeit passte nicht zu diesem Auftrag.',
    position_filled: 'Die Stelle ist bereits besetzt.',
    other: 'Die Entscheidung hatte andere Gründe.',
  },
  es: {
    not_a_match: 'Se buscaba otro perfil.',
    experience: 'Se buscaba otra experiencia.',
    rate_too_high: 'Tu precio superaba el presupuesto.',
    location: 'Tu ubicación no encajaba con este encargo.',
    availability: 'Tu disponibilidad no encajaba con este encargo.',
    position_filled: 'El puesto ya está cubierto.',
    other: 'La decisión se debe a otros motivos.',
  },
  fr: {
    not_a_match: 'Le client cherchait un autre profil.',
    experience: 'Le client cherchait une autre expérience.',
    rate_too_high: 'Votre tarif dépassait le budget du client.',
    location: 'Votre lieu de travail ne convenait pas à cette mission.',
    availability: 'Vos disponibilités ne convenaient pas à cette mission.',
    position_filled: 'Le poste est déjà pourvu.',
    other: 'La décision tient à d’autres raisons.',
  },
}

export const applicationRejected: Template<Rejection> = {
  en: ({ gigTitle, reason, message, url }) => ({
    subject: `Your application was not successful: ${gigTitle}`,
    paragraphs: [
      `Thank you for applying for “${gigTitle}”. This time the client has decided against your application.`,
      reasons.en[reason],
    ],
    quote: message,
    action: { label: 'Find other gigs', url },
  }),
  de: ({ gigTitle, reason, message, url }) => ({
    subject: `Deine Bewerbung hatte keinen Erfolg: ${gigTitle}`,
    paragraphs: [
      `Danke für deine Bewerbung für „${gigTitle}“. Diesmal hat es leider nicht geklappt.`,
      reasons.de[reason],
    ],
    quote: message,
    action: { label: 'Andere Aufträge finden', url },
  }),
  es: ({ gigTitle, reason, message, url }) => ({
    subject: `Tu candidatura no ha sido elegida: ${gigTitle}`,
    paragraphs: [
      `Gracias por presentarte a «${gigTitle}». Esta vez tu candidatura no ha sido la elegida.`,
      reasons.es[reason],
    ],
    quote: message,
    action: { label: 'Buscar otros encargos', url },
  }),
  fr: ({ gigTitle, reason, message, url }) => ({
    subject: `Votre candidature n’a pas été retenue\u00a0: ${gigTitle}`,
    paragraphs: [
      `Merci d’avoir postulé à «\u00a0${gigTitle}\u00a0». Cette fois, votre candidature n’a pas été retenue.`,
      reasons.fr[reason],
    ],
    quote: message,
    action: { label: 'Trouver d’autres missions', url },
  }),
}

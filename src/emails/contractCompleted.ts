import { COMPLETE_AFTER_DAYS as days } from '../schemas/terms'
import type { ContractNews } from './contractDelivered'
import type { Language, Template } from './template'

/** `message` is what was said with it, `reviewUntil` an ISO 8601 instant. */
interface Completion extends ContractNews {
  by: 'client' | 'system' | 'admin'
  message: string | null
  reviewUntil: string
}

const sentences: Record<Language, Record<Completion['by'], (completion: Completion) => string>> = {
  en: {
    client: ({ gigTitle, otherName }) =>
      `Well done! ${otherName} has accepted your work for “${gigTitle}”. The contract is complete.`,
    system: ({ gigTitle, otherName }) =>
      `The delivery for “${gigTitle}” had no answer for ${days} days, so your contract with ${otherName} is complete.`,
    admin: ({ gigTitle, otherName }) =>
      `We have looked into the dispute about “${gigTitle}” and decided that your contract with ${otherName} is complete.`,
  },
  de: {
    client: ({ gigTitle, otherName }) =>
      `Gut gemacht! ${otherName} hat deine Arbeit für „${gigTitle}“ angenommen. Der Vertrag ist abgeschlossen.`,
    system: ({ gigTitle, otherName }) =>
      `Die Lieferung für „${gigTitle}“ blieb ${days} Tage ohne Antwort, deshalb ist dein Vertrag mit ${otherName} abgeschlossen.`,
    admin: ({ gigTitle, otherName }) =>
      `Wir haben den Streit um „${gigTitle}“ geprüft und entschieden: Dein Vertrag mit ${otherName} ist abgeschlossen.`,
  },
  es: {
    client: ({ gigTitle, otherName }) =>
      `¡Buen trabajo! ${otherName} ha aceptado lo que entregaste para «${gigTitle}». El contrato está completado.`,
    system: ({ gigTitle, otherName }) =>
      `La entrega de «${gigTitle}» ha estado ${days} días sin respuesta, así que tu contrato con ${otherName} está completado.`,
    admin: ({ gigTitle, otherName }) =>
      `Hemos revisado la disputa sobre «${gigTitle}» y decidido que tu contrato con ${otherName} está completado.`,
  },
  fr: {
    client: ({ gigTitle, otherName }) =>
      `Bravo\u00a0! ${otherName} a accepté votre travail pour «\u00a0${gigTitle}\u00a0». Le contrat est achevé.`,
    system: ({ gigTitle, otherName }) =>
      `La livraison pour «\u00a0${gigTitle}\u00a0» est restée sans réponse pendant ${days} jours\u00a0; votre contrat avec ${otherName} est donc achevé.`,
    admin: ({ gigTitle, otherName }) =>
      `Nous avons examiné le litige sur «\u00a0${gigTitle}\u00a0» et décidé que votre contrat avec ${otherName} est achevé.`,
  },
}

export const contractCompleted: Template<Completion> = {
  en: (completion, say) => ({
    subject: `Contract complete: ${completion.gigTitle}`,
    paragraphs: [sentences.en[completion.by](completion), 'How did it go? Write a review.'],
    facts: [['Review by', say.instant(completion.reviewUntil)]],
    quote: completion.message,
    action: { label: 'Write a review', url: completion.url },
  }),
  de: (completion, say) => ({
    subject: `Vertrag abgeschlossen: ${completion.gigTitle}`,
    paragraphs: [sentences.de[completion.by](completion), 'Wie war es? Schreib eine Bewertung.'],
    facts: [['Bewertung bis', say.instant(completion.reviewUntil)]],
    quote: completion.message,
    action: { label: 'Bewertung schreiben', url: completion.url },
  }),
  es: (completion, say) => ({
    subject: `Contrato completado: ${completion.gigTitle}`,
    paragraphs: [sentences.es[completion.by](completion), '¿Qué tal ha ido? Escribe una reseña.'],
    facts: [['Reseña antes de', say.instant(completion.reviewUntil)]],
    quote: completion.message,
    action: { label: 'Escribir una reseña', url: completion.url },
  }),
  fr: (completion, say) => ({
    subject: `Contrat achevé\u00a0: ${completion.gigTitle}`,
    paragraphs: [sentences.fr[completion.by](completion), 'Comment cela s’est-il passé\u00a0? Donnez votre avis.'],
    facts: [['Avis avant le', say.instant(completion.reviewUntil)]],
    quote: completion.message,
    action: { label: 'Donner votre avis', url: completion.url },
  }),
}

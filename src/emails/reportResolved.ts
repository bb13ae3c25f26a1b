import type { ReportOutcome } from '../schemas/vocabulary'
import type { Template } from './template'

/** Says what came of it, and nothing about whoever was reported. */
export const reportResolved: Template<{ outcome: ReportOutcome; reason: string }> = {
  en: ({ outcome, reason }) => ({
    subject: `We have looked at your report: ${reason}`,
    paragraphs: [
      'Thank you for your report. An admin has looked at it.',
      outcome === 'upheld'
        ? 'You were right to tell us, and we have done what was needed.'
        : 'We have found nothing there that breaks our rules.',
    ],
    facts: [['Your report', reason]],
    closing: 'If it happens again, please report it again.',
  }),
  de: ({ outcome, reason }) => ({
    subject: `Wir haben deine Meldung geprüft: ${reason}`,
    paragraphs: [
      'Danke für deine Meldung. Wir haben sie geprüft.',
      outcome === 'upheld'
        ? 'Es war richtig, uns Bescheid zu geben. Wir haben getan, was nötig war.'
        : 'Wir haben nichts gefunden, was gegen unsere Regeln verstößt.',
    ],
    facts: [['Deine Meldung', reason]],
    closing: 'Sollte es wieder vorkommen, melde es bitte wieder.',
  }),
  es: ({ outcome, reason }) => ({
    subject: `Hemos revisado tu denuncia: ${reason}`,
    paragraphs: [
      'Gracias por tu denuncia. La hemos revisado.',
      outcome === 'upheld'
        ? 'Hiciste bien en avisarnos y hemos tomado las medidas necesarias.'
        : 'No hemos encontrado nada que incumpla nuestras normas.',
    ],
    facts: [['Tu denuncia', reason]],
    closing: 'Si vuelve a ocurrir, denúncialo de nuevo.',
  }),
  fr: ({ outcome, reason }) => ({
    subject: `Nous avons examiné votre signalement\u00a0: ${reason}`,
    paragraphs: [
      'Merci pour votre signalement. Nous l’avons examiné.',
      outcome === 'upheld'
        ? 'Vous avez bien fait de nous prévenir, et nous avons fait le nécessaire.'
        : 'Nous n’avons rien trouvé qui enfreigne nos règles.',
    ],
    facts: [['Votre signalement', reason]],
    closing: 'Si cela se reproduit, signalez-le de nouveau.',
  }),
}

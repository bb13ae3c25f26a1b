import type { GigNews } from './applicationShortlisted'
import type { Template } from './template'

/** `expiresAt` is an ISO 8601 instant, `message` what the client wrote. */
interface Invitation extends GigNews {
  clientName: string
  message: string | null
  expiresAt: string
}

export const invitation: Template<Invitation> = {
  en: ({ gigTitle, clientName, message, expiresAt, url }, say) => ({
    subject: `You are invited to apply: ${gigTitle}`,
    paragraphs: [`${clientName} invites you to apply for “${gigTitle}”.`],
    facts: [['Answer by', say.instant(expiresAt)]],
    quote: message,
    action: { label: 'See the invitation', url },
  }),
  de: ({ gigTitle, clientName, message, expiresAt, url }, say) => ({
    subject: `Du bist eingeladen, dich zu bewerben: ${gigTitle}`,
    paragraphs: [`${clientName} lädt dich ein, dich für „${gigTitle}“ zu bewerben.`],
    facts: [['Antwort bis', say.instant(expiresAt)]],
    quote: message,
    action: { label: 'Einladung ansehen', url },
  }),
  es: ({ gigTitle, clientName, message, expiresAt, url }, say) => ({
    subject: `Tienes una invitación para presentarte: ${gigTitle}`,
    paragraphs: [`${clientName} te invita a presentarte a «${gigTitle}».`],
    facts: [['Responde antes de', say.instant(expiresAt)]],
    quote: message,
    action: { label: 'Ver la invitación', url },
  }),
  fr: ({ gigTitle, clientName, message, expiresAt, url }, say) => ({
    subject: `Vous êtes invité(e) à postuler\u00a0: ${gigTitle}`,
    paragraphs: [`${clientName} vous invite à postuler à «\u00a0${gigTitle}\u00a0».`],
    facts: [['Répondre avant le', say.instant(expiresAt)]],
    quote: message,
    action: { label: 'Voir l’invitation', url },
  }),
}

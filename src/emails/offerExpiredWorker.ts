import type { GigNews } from './applicationShortlisted'
import type { Template } from './template'

export const offerExpiredWorker: Template<GigNews> = {
  en: ({ gigTitle, url }) => ({
    subject: `Your offer has expired: ${gigTitle}`,
    paragraphs: [`The time to answer the offer for “${gigTitle}” is over. While the gig is open, you can apply again.`],
    action: { label: 'See the gig', url },
  }),
  de: ({ gigTitle, url }) => ({
    subject: `Dein Angebot ist abgelaufen: ${gigTitle}`,
    paragraphs: [
      `Die Antwortfrist für das Angebot zu „${gigTitle}“ ist vorbei. Solange der Auftrag offen ist, kannst du dich wieder bewerben.`,
    ],
    action: { label: 'Auftrag ansehen', url },
  }),
  es: ({ gigTitle, url }) => ({
    subject: `Tu oferta ha caducado: ${gigTitle}`,
    paragraphs: [
      `El plazo para responder a la oferta de «${gigTitle}» ha terminado. Mientras el encargo esté abierto, puedes volver a presentarte.`,
    ],
    action: { label: 'Ver el encargo', url },
  }),
  fr: ({ gigTitle, url }) => ({
    subject: `Votre offre a expiré\u00a0: ${gigTitle}`,
    paragraphs: [
      `Le délai de réponse à l’offre pour «\u00a0${gigTitle}\u00a0» est dépassé. Tant que la mission est ouverte, vous pouvez postuler à nouveau.`,
    ],
    action: { label: 'Voir la mission', url },
  }),
}

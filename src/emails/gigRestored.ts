import type { GigNews } from './applicationShortlisted'
import type { Template } from './template'

export const gigRestored: Template<GigNews> = {
  en: ({ gigTitle, url }) => ({
    subject: `Your gig is back: ${gigTitle}`,
    paragraphs: [`We have restored your gig “${gigTitle}” to the state that it had before we removed it.`],
    action: { label: 'See the gig', url },
  }),
  de: ({ gigTitle, url }) => ({
    subject: `Dein Auftrag ist wieder da: ${gigTitle}`,
    paragraphs: [`Wir haben deinen Auftrag „${gigTitle}“ so wiederhergestellt, wie er vor dem Entfernen war.`],
    action: { label: 'Auftrag ansehen', url },
  }),
  es: ({ gigTitle, url }) => ({
    subject: `Tu encargo ha vuelto: ${gigTitle}`,
    paragraphs: [`Hemos restablecido tu encargo «${gigTitle}» en el estado que tenía antes de retirarlo.`],
    action: { label: 'Ver el encargo', url },
  }),
  fr: ({ gigTitle, url }) => ({
    subject: `Votre mission est rétablie\u00a0: ${gigTitle}`,
    paragraphs: [
      `Nous avons rétabli votre mission «\u00a0${gigTitle}\u00a0» dans l’état où elle était avant son retrait.`,
    ],
    action: { label: 'Voir la mission', url },
  }),
}

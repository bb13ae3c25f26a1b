import type { GigNews } from './applicationShortlisted'
import type { Template } from './template'

/** `offered`: the worker has an offer to answer, which a change of the gig does not touch. */
interface Revision extends GigNews {
  offered: boolean
}

export const gigRevised: Template<Revision> = {
  en: ({ gigTitle, offered, url }) => ({
    subject: `The gig has changed: ${gigTitle}`,
    paragraphs: [
      `The client has changed “${gigTitle}” since you applied.`,
      offered
        ? 'The offer that you have stands as it is.'
        : 'Please read it again, and then confirm or withdraw your application. You can get an offer once you have confirmed.',
    ],
    action: { label: 'See your application', url },
  }),
  de: ({ gigTitle, offered, url }) => ({
    subject: `Der Auftrag hat sich geändert: ${gigTitle}`,
    paragraphs: [
      `Der Auftrag „${gigTitle}“ wurde geändert, seit du dich beworben hast.`,
      offered
        ? 'Das Angebot, das du hast, gilt unverändert.'
        : 'Lies ihn bitte noch einmal, und bestätige dann deine Bewerbung oder zieh sie zurück. Ein Angebot kannst du erst bekommen, wenn du bestätigt hast.',
    ],
    action: { label: 'Bewerbung ansehen', url },
  }),
  es: ({ gigTitle, offered, url }) => ({
    subject: `El encargo ha cambiado: ${gigTitle}`,
    paragraphs: [
      `El encargo «${gigTitle}» ha cambiado desde que te presentaste.`,
      offered
        ? 'La oferta que tienes sigue tal como está.'
        : 'Vuelve a leerlo y confirma o retira tu candidatura. Solo podrás recibir una oferta cuando la hayas confirmado.',
    ],
    action: { label: 'Ver tu candidatura', url },
  }),
  fr: ({ gigTitle, offered, url }) => ({
    subject: `La mission a changé\u00a0: ${gigTitle}`,
    paragraphs: [
      `La mission «\u00a0${gigTitle}\u00a0» a été modifiée depuis votre candidature.`,
      offered
        ? 'L’offre que vous avez reçue reste telle quelle.'
        : 'Relisez-la, puis confirmez ou retirez votre candidature. Vous ne pourrez recevoir une offre qu’après avoir confirmé.',
    ],
    action: { label: 'Voir votre candidature', url },
  }),
}

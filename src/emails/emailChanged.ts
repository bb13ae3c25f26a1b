import type { MaskedAddress } from './emailChangeAsked'
import { productName, type Template } from './template'

export const emailChanged: Template<MaskedAddress> = {
  en: ({ newEmail }) => ({
    subject: `The email address of your account at ${productName} was changed`,
    paragraphs: ['From now on you sign in with the new address, and our mails go there. Other devices are signed out.'],
    facts: [['New address', newEmail]],
    closing: 'If it was not you, contact us at once.',
  }),
  de: ({ newEmail }) => ({
    subject: `Die E-Mail-Adresse deines Kontos bei ${productName} wurde geändert`,
    paragraphs: [
      'Ab jetzt meldest du dich mit der neuen Adresse an, und unsere Mails gehen dorthin. Andere Geräte sind abgemeldet.',
    ],
    facts: [['Neue Adresse', newEmail]],
    closing: 'Wenn du das nicht warst, melde dich sofort bei uns.',
  }),
  es: ({ newEmail }) => ({
    subject: `Se ha cambiado el correo electrónico de tu cuenta de ${productName}`,
    paragraphs: [
      'Desde ahora inicias sesión con la nueva dirección y nuestros mensajes llegan allí. Hemos cerrado las sesiones de los demás dispositivos.',
    ],
    facts: [['Nueva dirección', newEmail]],
    closing: 'Si no has sido tú, ponte en contacto con nosotros de inmediato.',
  }),
  fr: ({ newEmail }) => ({
    subject: `L’adresse e-mail de votre compte ${productName} a été modifiée`,
    paragraphs: [
      'Désormais, vous vous connectez avec la nouvelle adresse et nos messages y arrivent. Les autres appareils sont déconnectés.',
    ],
    facts: [['Nouvelle adresse', newEmail]],
    closing: 'Si ce n’était pas vous, contactez-nous immédiatement.',
  }),
}

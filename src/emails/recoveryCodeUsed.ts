import { productName, type Template } from './template'

/** `left`: how many codes have not been used. */
export const recoveryCodeUsed: Template<{ left: number }> = {
  en: ({ left }) => ({
    subject: `A recovery code was used to sign in to ${productName}`,
    paragraphs: [
      'Somebody has signed in to your account with one of your recovery codes. It works no longer.',
      'For new codes, turn the second factor off and on again.',
    ],
    facts: [['Codes left', String(left)]],
    closing: 'If this was not you, set a new password at once and contact us.',
  }),
  de: ({ left }) => ({
    subject: `Anmeldung bei ${productName} mit einem Wiederherstellungscode`,
    paragraphs: [
      'Jemand hat sich mit einem deiner Wiederherstellungscodes bei deinem Konto angemeldet. Er gilt nicht mehr.',
      'Neue Codes bekommst du, wenn du den zweiten Faktor aus- und wieder einschaltest.',
    ],
    facts: [['Verbleibende Codes', String(left)]],
    closing: 'Wenn du das nicht warst, setze sofort ein neues Passwort und melde dich bei uns.',
  }),
  es: ({ left }) => ({
    subject: `Se ha usado un código de recuperación para entrar en ${productName}`,
    paragraphs: [
      'Alguien ha iniciado sesión en tu cuenta con uno de tus códigos de recuperación. Ese código ya no sirve.',
      'Para obtener códigos nuevos, desactiva el segundo factor y vuelve a activarlo.',
    ],
    facts: [['Códigos restantes', String(left)]],
    closing: 'Si no has sido tú, cambia la contraseña de inmediato y ponte en contacto con nosotros.',
  }),
  fr: ({ left }) => ({
    subject: `Connexion à ${productName} avec un code de récupération`,
    paragraphs: [
      'Quelqu’un s’est connecté à votre compte avec l’un de vos codes de récupération. Ce code n’est plus valable.',
      'Pour obtenir de nouveaux codes, désactivez le second facteur puis réactivez-le.',
    ],
    facts: [['Codes restants', String(left)]],
    closing: 'Si ce n’était pas vous, changez tout de suite votre mot de passe et contactez-nous.',
  }),
}

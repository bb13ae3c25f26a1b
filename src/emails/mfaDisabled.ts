import { productName, type Template } from './template'

export const mfaDisabled: Template<object> = {
  en: () => ({
    subject: `Your second factor at ${productName} is off`,
    paragraphs: [
      'From now on, your password or a code from a mail is enough to sign in. Your recovery codes no longer work.',
    ],
    closing: 'If this was not you, set a new password at once, turn the second factor on again, and contact us.',
  }),
  de: () => ({
    subject: `Dein zweiter Faktor bei ${productName} ist ausgeschaltet`,
    paragraphs: [
      'Ab jetzt reicht zum Anmelden dein Passwort oder ein Code aus einer E-Mail. Deine Wiederherstellungscodes gelten nicht mehr.',
    ],
    closing:
      'Wenn du das nicht warst, setze sofort ein neues Passwort, schalte den zweiten Faktor wieder ein und melde dich bei uns.',
  }),
  es: () => ({
    subject: `Tu segundo factor en ${productName} está desactivado`,
    paragraphs: [
      'A partir de ahora, basta tu contraseña o un código de un correo para iniciar sesión. Tus códigos de recuperación ya no sirven.',
    ],
    closing:
      'Si no has sido tú, cambia la contraseña de inmediato, activa de nuevo el segundo factor y ponte en contacto con nosotros.',
  }),
  fr: () => ({
    subject: `Votre second facteur sur ${productName} est désactivé`,
    paragraphs: [
      'Désormais, votre mot de passe ou un code reçu par e-mail suffit pour vous connecter. Vos codes de récupération ne sont plus valables.',
    ],
    closing:
      'Si ce n’était pas vous, changez tout de suite votre mot de passe, réactivez le second facteur et contactez-nous.',
  }),
}

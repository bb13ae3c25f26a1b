import { productName, type Template } from './template'

export const addressAlreadyRegistered: Template<Record<string, never>> = {
  en: () => ({
    subject: `You already have an account at ${productName}`,
    greetByName: false,
    paragraphs: [
      'Someone wanted to have an account with this email address, but it already has one.',
      'If it was you, sign in as usual, or reset your password if you have forgotten it.',
    ],
    closing: 'If it was not you, there is nothing to do: your account has not changed.',
  }),
  de: () => ({
    subject: `Du hast schon ein Konto bei ${productName}`,
    greetByName: false,
    paragraphs: [
      'Jemand wollte ein Konto mit dieser E-Mail-Adresse haben, aber zu ihr gibt es schon eins.',
      'Wenn du das warst, melde dich wie gewohnt an oder setze dein Passwort zurück, falls du es vergessen hast.',
    ],
    closing: 'Wenn du das nicht warst, musst du nichts tun: Dein Konto ist unverändert.',
  }),
  es: () => ({
    subject: `Ya tienes una cuenta en ${productName}`,
    greetByName: false,
    paragraphs: [
      'Alguien ha querido tener una cuenta con este correo electrónico, pero ya hay una.',
      'Si has sido tú, inicia sesión como siempre o restablece la contraseña si la has olvidado.',
    ],
    closing: 'Si no has sido tú, no tienes que hacer nada: tu cuenta no ha cambiado.',
  }),
  fr: () => ({
    subject: `Vous avez déjà un compte sur ${productName}`,
    greetByName: false,
    paragraphs: [
      'Quelqu’un a voulu avoir un compte avec cette adresse e-mail, mais elle est déjà associée à un compte.',
      'Si c’était vous, connectez-vous comme d’habitude, ou réinitialisez votre mot de passe si vous l’avez oublié.',
    ],
    closing: 'Si ce n’était pas vous, vous n’avez rien à faire\u00a0: votre compte n’a pas changé.',
  }),
}

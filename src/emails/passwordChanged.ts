import { productName, type Template } from './template'

export const passwordChanged: Template<Record<string, never>> = {
  en: () => ({
    subject: `Your password for ${productName} was changed`,
    paragraphs: ['Your account has a new password, and its other devices are signed out.'],
    closing:
      'If it was not you, set another one now: choose “Forgot password” when you sign in, and we mail you a code. Then contact us.',
  }),
  de: () => ({
    subject: `Dein Passwort für ${productName} wurde geändert`,
    paragraphs: ['Dein Konto hat ein neues Passwort, und die anderen Geräte sind abgemeldet.'],
    closing:
      'Wenn du das nicht warst, setze jetzt ein anderes: Wähle bei der Anmeldung „Passwort vergessen“, dann schicken wir dir einen Code. Melde dich danach bei uns.',
  }),
  es: () => ({
    subject: `Se ha cambiado tu contraseña de ${productName}`,
    paragraphs: ['Tu cuenta tiene una contraseña nueva y hemos cerrado las sesiones de los demás dispositivos.'],
    closing:
      'Si no has sido tú, pon otra ahora: elige «He olvidado mi contraseña» al iniciar sesión y te enviaremos un código. Después, ponte en contacto con nosotros.',
  }),
  fr: () => ({
    subject: `Votre mot de passe ${productName} a été modifié`,
    paragraphs: ['Votre compte a un nouveau mot de passe, et ses autres appareils sont déconnectés.'],
    closing:
      'Si ce n’était pas vous, choisissez-en un autre tout de suite\u00a0: utilisez «\u00a0Mot de passe oublié\u00a0» à la connexion, et nous vous enverrons un code. Puis contactez-nous.',
  }),
}

import { productName, type Template } from './template'

export const mfaEnabled: Template<object> = {
  en: () => ({
    subject: `Your second factor at ${productName} is on`,
    paragraphs: [
      'From now on, signing in takes a code of your authenticator app. You are signed out on all other devices.',
      'Keep your recovery codes where you find them without your phone: each signs you in once in the place of a code.',
    ],
    closing: 'If this was not you, set a new password at once and contact us.',
  }),
  de: () => ({
    subject: `Dein zweiter Faktor bei ${productName} ist eingeschaltet`,
    paragraphs: [
      'Ab jetzt brauchst du zum Anmelden einen Code aus deiner Authenticator-App. Auf allen anderen Geräten bist du abgemeldet.',
      'Bewahre deine Wiederherstellungscodes dort auf, wo du sie auch ohne dein Telefon findest: Jeder ersetzt einmal einen Code.',
    ],
    closing: 'Wenn du das nicht warst, setze sofort ein neues Passwort und melde dich bei uns.',
  }),
  es: () => ({
    subject: `Tu segundo factor en ${productName} está activado`,
    paragraphs: [
      'A partir de ahora, para iniciar sesión hace falta un código de tu aplicación de autenticación. Hemos cerrado tus sesiones en los demás dispositivos.',
      'Guarda tus códigos de recuperación donde los encuentres sin el teléfono: cada uno sustituye una vez a un código.',
    ],
    closing: 'Si no has sido tú, cambia la contraseña de inmediato y ponte en contacto con nosotros.',
  }),
  fr: () => ({
    subject: `Votre second facteur sur ${productName} est activé`,
    paragraphs: [
      'Désormais, la connexion demande un code de votre application d’authentification. Vous êtes déconnecté de tous vos autres appareils.',
      'Gardez vos codes de récupération là où vous les trouverez sans votre téléphone\u00a0: chacun remplace une fois un code.',
    ],
    closing: 'Si ce n’était pas vous, changez tout de suite votre mot de passe et contactez-nous.',
  }),
}

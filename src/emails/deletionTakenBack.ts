import { productName, type Template } from './template'

/** `pausedGigs`: whether the account may have gigs that wait to be resumed. */
export const deletionTakenBack: Template<{ pausedGigs: boolean }> = {
  en: ({ pausedGigs }) => ({
    subject: `Your account at ${productName} stays`,
    paragraphs: [
      'You have signed in, so your account will not be deleted. Everything is there as before.',
      ...(pausedGigs ? ['Gigs that were open are still paused: resume those that should go on.'] : []),
    ],
    closing: 'Was it not you who signed in? Then set a new password at once.',
  }),
  de: ({ pausedGigs }) => ({
    subject: `Dein Konto bei ${productName} bleibt`,
    paragraphs: [
      'Du hast dich angemeldet, deshalb wird dein Konto nicht gelöscht. Alles ist da wie zuvor.',
      ...(pausedGigs ? ['Aufträge, die offen waren, sind noch pausiert: Setze fort, was weitergehen soll.'] : []),
    ],
    closing: 'Warst du das nicht? Dann setze sofort ein neues Passwort.',
  }),
  es: ({ pausedGigs }) => ({
    subject: `Tu cuenta de ${productName} se conserva`,
    paragraphs: [
      'Has iniciado sesión, así que tu cuenta no se eliminará. Todo sigue como antes.',
      ...(pausedGigs ? ['Los encargos que estaban abiertos siguen en pausa: reanuda los que deban continuar.'] : []),
    ],
    closing: '¿No has sido tú? Entonces establece enseguida una contraseña nueva.',
  }),
  fr: ({ pausedGigs }) => ({
    subject: `Votre compte ${productName} est conservé`,
    paragraphs: [
      'Vous vous êtes connecté, votre compte ne sera donc pas supprimé. Tout est là comme avant.',
      ...(pausedGigs
        ? ['Vos missions ouvertes sont encore en pause\u00a0: reprenez celles qui doivent continuer.']
        : []),
    ],
    closing: 'Ce n’était pas vous\u00a0? Choisissez tout de suite un nouveau mot de passe.',
  }),
}

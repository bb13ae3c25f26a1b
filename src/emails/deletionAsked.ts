import { productName, type Template } from './template'

/** `deleteAfter` is an ISO 8601 instant, `url` leads to where the receiver signs in. */
interface AskedDeletion {
  deleteAfter: string
  url: string
}

export const deletionAsked: Template<AskedDeletion> = {
  en: ({ deleteAfter, url }, say) => ({
    subject: `Your account at ${productName} will be deleted`,
    paragraphs: [
      'You have asked us to delete your account. You are signed out everywhere, and nobody finds you any more.',
      'After this time we delete your personal data for good. Contracts and reviews stay, without your name.',
    ],
    facts: [['Deleted after', say.instant(deleteAfter)]],
    action: { label: 'Sign in to keep the account', url },
    closing: 'Did you not ask for this? Then sign in, which takes it back, and change your password.',
  }),
  de: ({ deleteAfter, url }, say) => ({
    subject: `Dein Konto bei ${productName} wird gelöscht`,
    paragraphs: [
      'Du hast uns gebeten, dein Konto zu löschen. Du bist überall abgemeldet, und niemand findet dich mehr.',
      'Nach diesem Zeitpunkt löschen wir deine persönlichen Daten endgültig. Verträge und Bewertungen bleiben, ohne deinen Namen.',
    ],
    facts: [['Gelöscht nach', say.instant(deleteAfter)]],
    action: { label: 'Anmelden und das Konto behalten', url },
    closing: 'Warst du das nicht? Dann melde dich an, damit ist es zurückgenommen, und ändere dein Passwort.',
  }),
  es: ({ deleteAfter, url }, say) => ({
    subject: `Tu cuenta de ${productName} se va a eliminar`,
    paragraphs: [
      'Nos has pedido que eliminemos tu cuenta. Hemos cerrado todas tus sesiones y ya nadie te encuentra.',
      'Pasado este momento borraremos tus datos personales para siempre. Los contratos y las reseñas se conservan, sin tu nombre.',
    ],
    facts: [['Se elimina después de', say.instant(deleteAfter)]],
    action: { label: 'Iniciar sesión y conservar la cuenta', url },
    closing: '¿No lo has pedido tú? Inicia sesión, con eso queda anulado, y cambia la contraseña.',
  }),
  fr: ({ deleteAfter, url }, say) => ({
    subject: `Votre compte ${productName} va être supprimé`,
    paragraphs: [
      'Vous nous avez demandé de supprimer votre compte. Toutes vos sessions sont fermées et personne ne vous trouve plus.',
      'Passé ce moment, nous effacerons vos données personnelles pour de bon. Les contrats et les avis restent, sans votre nom.',
    ],
    facts: [['Supprimé après le', say.instant(deleteAfter)]],
    action: { label: 'Se connecter et garder le compte', url },
    closing:
      'Vous n’avez rien demandé\u00a0? Connectez-vous, ce qui annule la demande, puis changez votre mot de passe.',
  }),
}

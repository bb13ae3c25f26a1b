import { productName, type Template } from './template'

/** An address of which only the first letter and the domain are shown: the mail may be read by who must not learn it. */
export interface MaskedAddress {
  newEmail: string
}

export const emailChangeAsked: Template<MaskedAddress> = {
  en: ({ newEmail }) => ({
    subject: `Your account at ${productName} is to get another email address`,
    paragraphs: [
      'Someone who knows your password has asked for it. It happens once they enter the code that we sent to the new address.',
    ],
    facts: [['New address', newEmail]],
    closing:
      'If it was you, there is nothing to do here. If not, change your password now: that stops it, and signs all other devices out.',
  }),
  de: ({ newEmail }) => ({
    subject: `Dein Konto bei ${productName} soll eine andere E-Mail-Adresse bekommen`,
    paragraphs: [
      'Jemand, der dein Passwort kennt, hat das angefordert. Es geschieht, sobald der Code eingegeben wird, den wir an die neue Adresse geschickt haben.',
    ],
    facts: [['Neue Adresse', newEmail]],
    closing:
      'Wenn du das warst, musst du hier nichts tun. Wenn nicht, ändere jetzt dein Passwort: Das verhindert es und meldet alle anderen Geräte ab.',
  }),
  es: ({ newEmail }) => ({
    subject: `Han pedido cambiar el correo electrónico de tu cuenta de ${productName}`,
    paragraphs: [
      'Lo ha pedido alguien que conoce tu contraseña. El cambio se hará cuando introduzca el código que hemos enviado a la nueva dirección.',
    ],
    facts: [['Nueva dirección', newEmail]],
    closing:
      'Si has sido tú, no tienes que hacer nada aquí. Si no, cambia ya la contraseña: así se impide el cambio y se cierran las sesiones de los demás dispositivos.',
  }),
  fr: ({ newEmail }) => ({
    subject: `Votre compte ${productName} doit changer d’adresse e-mail`,
    paragraphs: [
      'Une personne qui connaît votre mot de passe l’a demandé. Le changement aura lieu dès que le code envoyé à la nouvelle adresse sera saisi.',
    ],
    facts: [['Nouvelle adresse', newEmail]],
    closing:
      'Si c’était vous, vous n’avez rien à faire ici. Sinon, changez tout de suite votre mot de passe\u00a0: cela empêche le changement et déconnecte tous les autres appareils.',
  }),
}

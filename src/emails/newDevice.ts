import { productName, type Template } from './template'

/** `at` is an ISO 8601 instant, `device` how the browser or app names itself. */
interface NewSession {
  at: string
  device: string | null
  ip: string
}

export const newDevice: Template<NewSession> = {
  en: ({ at, device, ip }, say) => ({
    subject: `New sign-in to your account at ${productName}`,
    paragraphs: ['Someone signed in to your account from a device or a place that we have not seen before.'],
    facts: [
      ['When', say.instant(at)],
      ['Device', device],
      ['Address', ip],
    ],
    closing:
      'If it was you, there is nothing to do. If not, change your password now: that signs all other devices out.',
  }),
  de: ({ at, device, ip }, say) => ({
    subject: `Neue Anmeldung bei deinem Konto bei ${productName}`,
    paragraphs: [
      'Jemand hat sich von einem Gerät oder Ort aus bei deinem Konto angemeldet, die wir noch nicht kennen.',
    ],
    facts: [
      ['Wann', say.instant(at)],
      ['Gerät', device],
      ['Adresse', ip],
    ],
    closing:
      'Wenn du das warst, musst du nichts tun. Wenn nicht, ändere jetzt dein Passwort: Das meldet alle anderen Geräte ab.',
  }),
  es: ({ at, device, ip }, say) => ({
    subject: `Nuevo inicio de sesión en tu cuenta de ${productName}`,
    paragraphs: ['Alguien ha iniciado sesión en tu cuenta desde un dispositivo o un lugar que no conocíamos.'],
    facts: [
      ['Cuándo', say.instant(at)],
      ['Dispositivo', device],
      ['Dirección', ip],
    ],
    closing:
      'Si has sido tú, no tienes que hacer nada. Si no, cambia ya la contraseña: así se cierran las sesiones de los demás dispositivos.',
  }),
  fr: ({ at, device, ip }, say) => ({
    subject: `Nouvelle connexion à votre compte ${productName}`,
    paragraphs: [
      'Quelqu’un s’est connecté à votre compte depuis un appareil ou un lieu que nous ne connaissions pas encore.',
    ],
    facts: [
      ['Quand', say.instant(at)],
      ['Appareil', device],
      ['Adresse', ip],
    ],
    closing:
      'Si c’était vous, vous n’avez rien à faire. Sinon, changez tout de suite votre mot de passe\u00a0: tous les autres appareils seront déconnectés.',
  }),
}

import { productName, type Template } from './template'

/** `at` is an ISO 8601 instant, `device` the user agent of the session that ended. */
interface RevokedSession {
  at: string
  device: string | null
}

export const sessionRevoked: Template<RevokedSession> = {
  en: ({ at, device }, say) => ({
    subject: `We ended one of your sessions at ${productName}`,
    paragraphs: [
      'A key of this session was used twice. That can mean that someone has copied it, so we ended the session.',
    ],
    facts: [
      ['When', say.instant(at)],
      ['Device', device],
    ],
    closing: 'Sign in again to go on. If you do not know this device, change your password.',
  }),
  de: ({ at, device }, say) => ({
    subject: `Wir haben eine deiner Sitzungen bei ${productName} beendet`,
    paragraphs: [
      'Ein Schlüssel dieser Sitzung wurde zweimal benutzt. Vielleicht hat ihn jemand kopiert, deshalb haben wir die Sitzung beendet.',
    ],
    facts: [
      ['Wann', say.instant(at)],
      ['Gerät', device],
    ],
    closing: 'Melde dich neu an, um weiterzumachen. Wenn du das Gerät nicht kennst, ändere dein Passwort.',
  }),
  es: ({ at, device }, say) => ({
    subject: `Hemos cerrado una de tus sesiones en ${productName}`,
    paragraphs: [
      'Una clave de esta sesión se ha usado dos veces. Es posible que alguien la haya copiado, así que hemos cerrado la sesión.',
    ],
    facts: [
      ['Cuándo', say.instant(at)],
      ['Dispositivo', device],
    ],
    closing: 'Inicia sesión de nuevo para continuar. Si no reconoces el dispositivo, cambia la contraseña.',
  }),
  fr: ({ at, device }, say) => ({
    subject: `Nous avons fermé une de vos sessions sur ${productName}`,
    paragraphs: [
      'Une clé de cette session a été utilisée deux fois. Quelqu’un l’a peut-être copiée\u00a0; nous avons donc fermé la session.',
    ],
    facts: [
      ['Quand', say.instant(at)],
      ['Appareil', device],
    ],
    closing: 'Reconnectez-vous pour continuer. Si vous ne reconnaissez pas cet appareil, changez votre mot de passe.',
  }),
}

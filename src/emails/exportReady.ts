import { productName, type Template } from './template'

/** `expiresAt` is an ISO 8601 instant, `url` where the archive can be fetched. */
interface ReadyExport {
  expiresAt: string
  url: string
}

export const exportReady: Template<ReadyExport> = {
  en: ({ expiresAt, url }, say) => ({
    subject: `Your data at ${productName} is ready`,
    paragraphs: ['The copy of your data that you have asked for is ready. You need to be signed in to fetch it.'],
    facts: [['Available until', say.instant(expiresAt)]],
    action: { label: 'Fetch the copy', url },
    closing: 'Did you not ask for it? Then change your password and sign out all devices.',
  }),
  de: ({ expiresAt, url }, say) => ({
    subject: `Deine Daten bei ${productName} liegen bereit`,
    paragraphs: ['Die Kopie deiner Daten, um die du gebeten hast, ist fertig. Zum Abholen musst du angemeldet sein.'],
    facts: [['Verfügbar bis', say.instant(expiresAt)]],
    action: { label: 'Kopie abholen', url },
    closing: 'Hast du nicht darum gebeten? Dann ändere dein Passwort und melde alle Geräte ab.',
  }),
  es: ({ expiresAt, url }, say) => ({
    subject: `Tus datos de ${productName} están listos`,
    paragraphs: ['La copia de tus datos que has pedido está lista. Para descargarla debes haber iniciado sesión.'],
    facts: [['Disponible hasta', say.instant(expiresAt)]],
    action: { label: 'Descargar la copia', url },
    closing: '¿No la has pedido tú? Entonces cambia la contraseña y cierra la sesión en todos los dispositivos.',
  }),
  fr: ({ expiresAt, url }, say) => ({
    subject: `Vos données ${productName} sont prêtes`,
    paragraphs: [
      'La copie de vos données que vous avez demandée est prête. Il faut être connecté pour la télécharger.',
    ],
    facts: [['Disponible jusqu’au', say.instant(expiresAt)]],
    action: { label: 'Télécharger la copie', url },
    closing: 'Vous n’avez rien demandé\u00a0? Changez votre mot de passe et fermez la session sur tous les appareils.',
  }),
}

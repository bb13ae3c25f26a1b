import { productName, type Template } from './template'

export const accountReinstated: Template<object> = {
  en: () => ({
    subject: `Your account at ${productName} works again`,
    paragraphs: ['We have taken the suspension of your account back. You can sign in again.'],
    closing: 'Gigs of yours that we had paused stay so until you resume them.',
  }),
  de: () => ({
    subject: `Dein Konto bei ${productName} ist wieder frei`,
    paragraphs: ['Wir haben die Sperre deines Kontos aufgehoben. Du kannst dich wieder anmelden.'],
    closing: 'Aufträge von dir, die wir pausiert haben, bleiben es, bis du sie fortsetzt.',
  }),
  es: () => ({
    subject: `Tu cuenta de ${productName} vuelve a funcionar`,
    paragraphs: ['Hemos retirado la suspensión de tu cuenta. Ya puedes volver a iniciar sesión.'],
    closing: 'Los encargos tuyos que pausamos seguirán así hasta que los reanudes.',
  }),
  fr: () => ({
    subject: `Votre compte ${productName} est rétabli`,
    paragraphs: ['Nous avons levé la suspension de votre compte. Vous pouvez de nouveau vous connecter.'],
    closing: 'Vos missions que nous avions mises en pause le restent jusqu’à ce que vous les repreniez.',
  }),
}

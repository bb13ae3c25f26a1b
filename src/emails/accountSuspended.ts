import { productName, type Template } from './template'

/** `reason` is what the admin wrote. */
export const accountSuspended: Template<{ reason: string }> = {
  en: ({ reason }) => ({
    subject: `Your account at ${productName} is suspended`,
    paragraphs: ['We have suspended your account. You are signed out everywhere. The reason:'],
    quote: reason,
    closing: 'If you think that this is a mistake, please contact us.',
  }),
  de: ({ reason }) => ({
    subject: `Dein Konto bei ${productName} ist gesperrt`,
    paragraphs: ['Wir haben dein Konto gesperrt. Du bist überall abgemeldet. Der Grund:'],
    quote: reason,
    closing: 'Wenn du das für einen Irrtum hältst, melde dich bitte bei uns.',
  }),
  es: ({ reason }) => ({
    subject: `Tu cuenta de ${productName} está suspendida`,
    paragraphs: ['Hemos suspendido tu cuenta y cerrado todas tus sesiones. El motivo:'],
    quote: reason,
    closing: 'Si crees que es un error, ponte en contacto con nosotros.',
  }),
  fr: ({ reason }) => ({
    subject: `Votre compte ${productName} est suspendu`,
    paragraphs: ['Nous avons suspendu votre compte et fermé toutes vos sessions. Le motif\u00a0:'],
    quote: reason,
    closing: 'Si vous pensez qu’il s’agit d’une erreur, contactez-nous.',
  }),
}

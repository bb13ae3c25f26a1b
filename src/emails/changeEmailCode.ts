import { productName, type Template } from './template'
import type { CodeData } from './verifyEmail'

export const changeEmailCode: Template<CodeData> = {
  en: ({ code, minutes }, say) => ({
    subject: `Confirm your new email address for ${productName}`,
    greetByName: false,
    paragraphs: [
      `Enter this code to make this the email address of your account. It works once, for ${say.minutes(minutes)}.`,
    ],
    code,
    closing:
      'If you did not ask for this, ignore this message, and never pass the code on: without it nothing happens.',
  }),
  de: ({ code, minutes }, say) => ({
    subject: `Bestätige deine neue E-Mail-Adresse für ${productName}`,
    greetByName: false,
    paragraphs: [
      `Gib diesen Code ein, damit dein Konto diese E-Mail-Adresse bekommt. Er gilt einmal, ${say.minutes(minutes)} lang.`,
    ],
    code,
    closing:
      'Wenn du das nicht angefordert hast, ignoriere diese Nachricht und gib den Code nie weiter: Ohne ihn passiert nichts.',
  }),
  es: ({ code, minutes }, say) => ({
    subject: `Confirma tu nuevo correo electrónico para ${productName}`,
    greetByName: false,
    paragraphs: [
      `Introduce este código para que este sea el correo electrónico de tu cuenta. Sirve una sola vez, durante ${say.minutes(minutes)}.`,
    ],
    code,
    closing: 'Si no lo has solicitado, ignora este mensaje y no compartas nunca el código: sin él no ocurre nada.',
  }),
  fr: ({ code, minutes }, say) => ({
    subject: `Confirmez votre nouvelle adresse e-mail pour ${productName}`,
    greetByName: false,
    paragraphs: [
      `Saisissez ce code pour que cette adresse e-mail devienne celle de votre compte. Il est valable une seule fois, pendant ${say.minutes(minutes)}.`,
    ],
    code,
    closing:
      'Si vous n’avez rien demandé, ignorez ce message et ne transmettez jamais le code\u00a0: sans lui, rien ne se passe.',
  }),
}

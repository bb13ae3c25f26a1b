import { productName, type Template } from './template'

/** A one-time code and for how many minutes it works. */
export interface CodeData {
  code: string
  minutes: number
}

export const verifyEmail: Template<CodeData> = {
  en: ({ code, minutes }, say) => ({
    subject: `Confirm your email address for ${productName}`,
    greetByName: false,
    paragraphs: [`Enter this code to confirm your email address. It works once, for ${say.minutes(minutes)}.`],
    code,
    closing: 'If you did not sign up, ignore this message: without the code nothing happens.',
  }),
  de: ({ code, minutes }, say) => ({
    subject: `Bestätige deine E-Mail-Adresse für ${productName}`,
    greetByName: false,
    paragraphs: [
      `Gib diesen Code ein, um deine E-Mail-Adresse zu bestätigen. Er gilt einmal, ${say.minutes(minutes)} lang.`,
    ],
    code,
    closing: 'Wenn du dich nicht registriert hast, ignoriere diese Nachricht: Ohne den Code passiert nichts.',
  }),
  es: ({ code, minutes }, say) => ({
    subject: `Confirma tu correo electrónico para ${productName}`,
    greetByName: false,
    paragraphs: [
      `Introduce este código para confirmar tu correo electrónico. Sirve una sola vez, durante ${say.minutes(minutes)}.`,
    ],
    code,
    closing: 'Si no te has registrado, ignora este mensaje: sin el código no ocurre nada.',
  }),
  fr: ({ code, minutes }, say) => ({
    subject: `Confirmez votre adresse e-mail pour ${productName}`,
    greetByName: false,
    paragraphs: [
      `Saisissez ce code pour confirmer votre adresse e-mail. Il est valable une seule fois, pendant ${say.minutes(minutes)}.`,
    ],
    code,
    closing: 'Si vous ne vous êtes pas inscrit(e), ignorez ce message\u00a0: sans le code, rien ne se passe.',
  }),
}

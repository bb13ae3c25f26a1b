import { productName, type Template } from './template'
import type { CodeData } from './verifyEmail'

export const resetCode: Template<CodeData> = {
  en: ({ code, minutes }, say) => ({
    subject: `Reset your password for ${productName}`,
    greetByName: false,
    paragraphs: [`Enter this code to choose a new password. It works once, for ${say.minutes(minutes)}.`],
    code,
    closing: 'If you did not ask for this, ignore this message: your password stays as it is.',
  }),
  de: ({ code, minutes }, say) => ({
    subject: `Setze dein Passwort für ${productName} zurück`,
    greetByName: false,
    paragraphs: [`Gib diesen Code ein, um ein neues Passwort zu wählen. Er gilt einmal, ${say.minutes(minutes)} lang.`],
    code,
    closing: 'Wenn du das nicht angefordert hast, ignoriere diese Nachricht: Dein Passwort bleibt, wie es ist.',
  }),
  es: ({ code, minutes }, say) => ({
    subject: `Restablece tu contraseña de ${productName}`,
    greetByName: false,
    paragraphs: [
      `Introduce este código para elegir una contraseña nueva. Sirve una sola vez, durante ${say.minutes(minutes)}.`,
    ],
    code,
    closing: 'Si no lo has solicitado, ignora este mensaje: tu contraseña no cambia.',
  }),
  fr: ({ code, minutes }, say) => ({
    subject: `Réinitialisez votre mot de passe ${productName}`,
    greetByName: false,
    paragraphs: [
      `Saisissez ce code pour choisir un nouveau mot de passe. Il est valable une seule fois, pendant ${say.minutes(minutes)}.`,
    ],
    code,
    closing:
      'Si vous n’êtes pas à l’origine de cette demande, ignorez ce message\u00a0: votre mot de passe ne change pas.',
  }),
}

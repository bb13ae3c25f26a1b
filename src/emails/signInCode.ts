import { productName, type Template } from './template'
import type { CodeData } from './verifyEmail'

export const signInCode: Template<CodeData> = {
  en: ({ code, minutes }, say) => ({
    subject: `Your sign-in code for ${productName}`,
    greetByName: false,
    paragraphs: [`Enter this code to sign in. It works once, for ${say.minutes(minutes)}.`],
    code,
    closing: 'Never pass it on: we will not ask you for it. If you did not ask for a code, ignore this message.',
  }),
  de: ({ code, minutes }, say) => ({
    subject: `Dein Anmeldecode für ${productName}`,
    greetByName: false,
    paragraphs: [`Gib diesen Code ein, um dich anzumelden. Er gilt einmal, ${say.minutes(minutes)} lang.`],
    code,
    closing:
      'Gib ihn nie weiter: Wir fragen dich nicht danach. Wenn du keinen Code angefordert hast, ignoriere diese Nachricht.',
  }),
  es: ({ code, minutes }, say) => ({
    subject: `Tu código de acceso a ${productName}`,
    greetByName: false,
    paragraphs: [`Introduce este código para iniciar sesión. Sirve una sola vez, durante ${say.minutes(minutes)}.`],
    code,
    closing: 'No lo compartas: nunca te lo pediremos. Si no has solicitado ningún código, ignora este mensaje.',
  }),
  fr: ({ code, minutes }, say) => ({
    subject: `Votre code de connexion à ${productName}`,
    greetByName: false,
    paragraphs: [
      `Saisissez ce code pour vous connecter. Il est valable une seule fois, pendant ${say.minutes(minutes)}.`,
    ],
    code,
    closing:
      'Ne le transmettez à personne\u00a0: nous ne vous le demanderons jamais. Si vous n’avez pas demandé de code, ignorez ce message.',
  }),
}

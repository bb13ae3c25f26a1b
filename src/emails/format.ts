import { minorUnits } from '../schemas/currencies'
import { languages, type Language, type Money, type Reader, type Say } from './template'

/** The language of the texts for a BCP 47 locale. */
export function languageOf(locale: string): Language {
  const wanted = new Intl.Locale(locale).language
  return languages.find((language) => language === wanted) ?? 'en'
}

/** Dates and money in the reader's full locale and time zone. */
export function formatsFor({ locale, timeZone }: Reader): Say {
  const instants = new Intl.DateTimeFormat(locale, {
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    hour: 'numeric',
    minute: '2-digit',
    timeZone,
    timeZoneName: 'short',
  })
  const minutes = new Intl.NumberFormat(languageOf(locale), { style: 'unit', unit: 'minute', unitDisplay: 'long' })

  return {
    instant: (iso) => instants.format(new Date(iso)),
    money: (money) => formatMoney(money, locale),
    minutes: (count) => minutes.format(count),
  }
}

function formatMoney({ amount, currency }: Money, locale: string): string {
  const fractionDigits = minorUnits(currency)
  return new Intl.NumberFormat(locale, {
    style: 'currency',
    currency,
    minimumFractionDigits: fractionDigits,
    maximumFractionDigits: fractionDigits,
  }).format(amount / 10 ** fractionDigits)
}

import { languages, type Language, type Money, type Reader, type Say } from './template'

/** ISO 4217 currencies that do not have two decimals. Intl follows CLDR, which rounds HUF, IDR and others to none. */
const decimalsByCurrency: Partial<Record<string, number>> = {
  ...decimals(0, 'BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF'),
  ...decimals(3, 'BHD IQD JOD KWD LYD OMR TND'),
  ...decimals(4, 'CLF UYW'),
}

function decimals(count: number, currencies: string): Record<string, number> {
  return Object.fromEntries(currencies.split(' ').map((currency) => [currency, count]))
}

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
  const fractionDigits = decimalsByCurrency[currency] ?? 2
  return new Intl.NumberFormat(locale, {
    style: 'currency',
    currency,
    minimumFractionDigits: fractionDigits,
    maximumFractionDigits: fractionDigits,
  }).format(amount / 10 ** fractionDigits)
}

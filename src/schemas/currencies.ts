/**
 * Decimals of the ISO 4217 currencies that have not two. Intl is no source: it follows CLDR, which says how prices are usually
 * shown (HUF, IDR and PKR without decimals), and its answers change with the version of Node.
 */
const decimals: ReadonlyMap<string, number> = new Map([
  ...withDecimals(0, 'BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF'),
  ...withDecimals(3, 'BHD IQD JOD KWD LYD OMR TND'),
  ...withDecimals(4, 'CLF UYW'),
])

function withDecimals(count: number, currencies: string): [currency: string, count: number][] {
  return currencies.split(' ').map((currency) => [currency, count])
}

/** How many decimals the amounts of a currency have (ISO 4217): USD 2, JPY 0, KWD 3. */
export const minorUnits = (currency: string): number => decimals.get(currency) ?? 2

/** 12.5 USD → 1250. */
export const toMinorUnits = (amount: number, currency: string): number =>
  Math.round(amount * 10 ** minorUnits(currency))

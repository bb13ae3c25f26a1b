const digits = new Map<string, number>()

/** How many decimals a currency has (ISO 4217): USD 2, JPY 0. */
function decimalsOf(currency: string): number {
  const known = digits.get(currency)
  if (known !== undefined) return known
  const format = new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions()
  const decimals = format.maximumFractionDigits ?? 2
  digits.set(currency, decimals)
  return decimals
}

/** 12.5 USD → 1250. @throws RangeError when `currency` has not the form of a code */
export const toMinorUnits = (amount: number, currency: string): number =>
  Math.round(amount * 10 ** decimalsOf(currency))

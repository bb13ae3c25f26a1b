import { fromLocalInput, toLocalInput } from '../src/console/text/time'
import { formatMoney } from '../src/console/text/words'

describe('the console writes money', () => {
  it.each([
    ['EUR', 1_234_550, '€12,345.50'],
    ['HUF', 1_234_550, 'HUF\u00A012,345.50'],
    ['IQD', 1_234_550, 'IQD\u00A01,234.550'],
    ['JPY', 12_345, 'JP¥12,345'],
  ])('with the decimals that %s has, whatever is usual to show', (currency, amount, text) => {
    expect(formatMoney({ amount, currency })).toBe(text)
  })
})

describe('the console keeps what is typed into a field for a time', () => {
  it.each(['0002-03-04T05:06:07', '0202-03-04T05:06:07', '2026-03-04T05:06:07'])('while the year is %s', (typed) => {
    expect(toLocalInput(fromLocalInput(typed))).toBe(typed)
  })

  it('and shows nothing for what is no time', () => {
    expect(toLocalInput(fromLocalInput('soon'))).toBe('')
  })
})

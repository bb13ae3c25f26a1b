/** The filters of a page, as its address holds them. */
export type Query = Record<string, string | undefined>

/** An address with these filters; empty ones are left out. */
export function addressOf(path: string, query: Query): string {
  const search = new URLSearchParams()
  for (const [name, value] of Object.entries(query)) if (value?.trim()) search.set(name, value.trim())
  return search.size > 0 ? `${path}?${search.toString()}` : path
}

/** One of a list of names, or undefined: an address can hold anything. */
export const oneOf = <Name extends string>(names: readonly Name[], value: string | undefined): Name | undefined =>
  names.find((name) => name === value)

/** Text that is not empty. */
export function given(value: string | undefined): string | undefined {
  const text = value?.trim()
  return text === '' ? undefined : text
}

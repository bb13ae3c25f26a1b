const MAX_LENGTH = 35

/** The canonical form of a language tag (BCP 47), or undefined for anything else. */
export function canonicalLocale(tag: string): string | undefined {
  try {
    return tag.length <= MAX_LENGTH ? Intl.getCanonicalLocales(tag)[0] : undefined
  } catch {
    return undefined
  }
}

/** However many ask at once, or within `freshMs` of an answer, the work is done once and all get its result. */
export function shared<T>(work: () => Promise<T>, freshMs: number): () => Promise<T> {
  let latest: Promise<T> | undefined
  return () => {
    latest ??= work().finally(() => setTimeout(() => (latest = undefined), freshMs).unref())
    return latest
  }
}

export type Path = readonly string[]

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null

/** Every value in a JSON document with the way to it, the document itself first. */
export function placesIn(value: unknown, path: Path = []): { path: Path; value: unknown }[] {
  const inner = isObject(value) ? Object.entries(value) : []
  return [{ path, value }, ...inner.flatMap(([key, each]) => placesIn(each, [...path, key]))]
}

/** A copy of the document with another value there. */
export function replaceAt(document: unknown, [step, ...rest]: Path, value: unknown): unknown {
  if (step === undefined) return value
  if (Array.isArray(document)) return document.with(Number(step), replaceAt(document[Number(step)], rest, value))
  return isObject(document) ? { ...document, [step]: replaceAt(Reflect.get(document, step), rest, value) } : document
}

/** `{"a":{"a":…}}`, that many objects in each other. */
export const nested = (depth: number): object => (depth === 1 ? {} : { a: nested(depth - 1) })

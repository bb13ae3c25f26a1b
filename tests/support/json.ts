export type Path = readonly string[]

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null

/** Every value in a JSON document with the way to it, the document itself first. */
export function placesIn(value: unknown, path: Path = []): { path: Path; value: unknown }[] {
  const inner = isObject(value) ? Object.entries(value) : []
  return [{ path, value }, ...inner.flatMap(([key, each]) => placesIn(each, [...path, key]))]
}

/** A copy of the document with that value at the end of the way, which may be new. */
export function replaceAt(document: object, [step = '', ...rest]: Path, value: unknown): object {
  const inner: unknown = Reflect.get(document, step)
  const replaced = isObject(inner) && rest.length > 0 ? replaceAt(inner, rest, value) : value
  return Array.isArray(document)
    ? Object.assign([...document], { [step]: replaced })
    : { ...document, [step]: replaced }
}

/** `{"a":{"a":…}}`, that many objects in each other. */
export const nested = (depth: number): object => (depth === 1 ? {} : { a: nested(depth - 1) })

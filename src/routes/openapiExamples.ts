import { isObject, resolve, type JsonSchema } from './openapiSchemas'

const firstOf = (values: unknown): unknown => (Array.isArray(values) ? values[0] : undefined)

const samples = new Map<unknown, unknown>([
  ['string', 'text'],
  ['integer', 1],
  ['number', 1],
  ['boolean', true],
  ['null', null],
  ['object', {}],
])

/** An example of a schema: its own first one, or one put together from those of its parts. */
export function exampleOf(schema: JsonSchema, named: Record<string, JsonSchema>): unknown {
  const { examples, default: byDefault, enum: values, anyOf, items, properties, type, ...rest } = resolve(schema, named)
  const own = firstOf(examples) ?? rest.const ?? byDefault ?? firstOf(values)
  if (own !== undefined) return own
  if (Array.isArray(anyOf)) return anyOf.filter(isObject).map((branch) => exampleOf(branch, named))[0]
  if (isObject(items)) return [exampleOf(items, named)]
  if (isObject(properties)) {
    return Object.fromEntries(
      Object.entries(properties).flatMap(([key, part]) => (isObject(part) ? [[key, exampleOf(part, named)]] : [])),
    )
  }
  // Of a nullable value the last type, null, is always right.
  return samples.get([type].flat().at(-1))
}

import { z } from 'zod'

export type JsonSchema = Record<string, unknown>
/** A schema may differ by direction: what a caller sends is not yet trimmed, defaulted or converted. */
export type Direction = 'input' | 'output'

export interface SchemaComponents {
  /** The named schemas, for `components.schemas`. */
  named: Record<string, JsonSchema>
  /** The JSON Schema of a shape, with references to the named ones. */
  schemaOf(shape: z.ZodType, direction: Direction): JsonSchema
}

const LOCAL = '#/$defs/'
const SHARED = '#/components/schemas/'

/**
 * JSON Schemas (2020-12, which OpenAPI 3.1 takes as it is) of everything that crosses the wire. A shape whose meta has an `id`
 * is named; one that reads differently in both directions is `X` in replies and `XInput` in requests.
 */
export function schemaComponents(shapes: Record<Direction, readonly z.ZodType[]>): SchemaComponents {
  const input = definitionsOf(shapes.input, 'input')
  const output = definitionsOf(shapes.output, 'output')
  const differing = namesThatDiffer(input, output)
  const nameOf = (name: string, direction: Direction) =>
    direction === 'input' && differing.has(name) ? `${name}Input` : name
  const share = (schema: JsonSchema, direction: Direction) =>
    renameReferences(schema, (name) => SHARED + nameOf(name, direction))

  const entries = ([definitions, direction]: [Map<string, JsonSchema>, Direction]) =>
    [...definitions].map(([name, schema]) => [nameOf(name, direction), share(schema, direction)] as const)
  const all = [...entries([input, 'input']), ...entries([output, 'output'])]
  return {
    named: Object.fromEntries(all.sort(([a], [b]) => a.localeCompare(b))),
    schemaOf: (shape, direction) => share(convert(shape, direction).schema, direction),
  }
}

/** What the reference `schema.$ref` stands for, or the schema itself. */
export function resolve(schema: JsonSchema, named: Record<string, JsonSchema>): JsonSchema {
  const { $ref } = schema
  return (typeof $ref === 'string' ? named[$ref.slice(SHARED.length)] : undefined) ?? schema
}

export const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

function convert(
  shape: z.ZodType,
  direction: Direction,
): { schema: JsonSchema; definitions: Record<string, JsonSchema> } {
  const { $schema, $defs, ...schema } = z.toJSONSchema(shape, { io: direction, override: tidy(direction) })
  return { schema, definitions: $defs ?? {} }
}

function definitionsOf(shapes: readonly z.ZodType[], direction: Direction): Map<string, JsonSchema> {
  return new Map(shapes.flatMap((shape) => Object.entries(convert(shape, direction).definitions)))
}

type Override = NonNullable<NonNullable<Parameters<typeof z.toJSONSchema>[1]>['override']>

/** Leaves out what only repeats the format or the number range of JSON, and says what zod cannot. */
function tidy(direction: Direction): Override {
  return ({ zodSchema, jsonSchema }) => {
    const { def } = zodSchema._zod
    if (jsonSchema.format === 'date-time' || jsonSchema.format === 'date' || jsonSchema.$ref) delete jsonSchema.pattern
    if (jsonSchema.minimum === Number.MIN_SAFE_INTEGER) delete jsonSchema.minimum
    if (jsonSchema.maximum === Number.MAX_SAFE_INTEGER) delete jsonSchema.maximum
    // A reply may get new fields one day; callers must not be told to refuse them.
    if (def.type === 'object' && !def.catchall) delete jsonSchema.additionalProperties
    if (direction === 'output' || jsonSchema.$ref !== undefined) return
    if (def.type === 'pipe' && def.out._zod.def.type === 'boolean') jsonSchema.type = 'boolean'
    // zod drops the examples of what it converts, but ours show what is sent. Those of a boolean are its text in a query.
    const examples = z.globalRegistry.get(zodSchema)?.examples
    if (jsonSchema.type === 'boolean') delete jsonSchema.examples
    else if (Array.isArray(examples)) jsonSchema.examples = examples
  }
}

/** The names that need two schemas: their own differ, or those that they refer to. */
function namesThatDiffer(input: Map<string, JsonSchema>, output: Map<string, JsonSchema>): Set<string> {
  const both = [...input.keys()].filter((name) => output.has(name))
  const text = (schema: JsonSchema | undefined) => JSON.stringify(schema)
  const differing = new Set(both.filter((name) => text(input.get(name)) !== text(output.get(name))))
  for (let known = -1; known !== differing.size;) {
    known = differing.size
    for (const name of both) {
      if ([...differing].some((other) => text(input.get(name)).includes(`"${LOCAL}${other}"`))) differing.add(name)
    }
  }
  return differing
}

function renameReferences(schema: JsonSchema, rename: (name: string) => string): JsonSchema {
  const visit = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(visit)
    return isObject(value) ? renameReferences(value, rename) : value
  }
  const entries = Object.entries(schema).map(([key, value]): [string, unknown] =>
    key === '$ref' && typeof value === 'string' ? [key, rename(value.slice(LOCAL.length))] : [key, visit(value)],
  )
  return Object.fromEntries(entries)
}

import { z } from 'zod'
import { parseInput } from '../../src/middlewares/validateInput'
import type { Route } from '../../src/routes/contract'
import { Problem } from '../../src/utils/errors'
import { replaceAt, type Path } from './json'
import { examplesOf, fieldsOf, nameOf } from './routeCases'

/** A place in the input of a route that takes text of some kind. */
export interface TextField {
  route: Route
  part: 'body' | 'query'
  path: Path
  /** Input of that part with this value in the place. */
  input: (value: unknown) => object
  /** What the handler would get in the place; undefined where the input is refused with 422. */
  accept: (text: string) => unknown
  /** Whether the handler would get the text as it is. */
  keeps: (text: string) => boolean
}

export const fieldName = ({ route, part, path }: TextField) => `${nameOf(route)} ${part}/${path.join('/')}`

/** Every place for text in the body and in the query of a route, at any depth. */
export function textFieldsOf(route: Route): TextField[] {
  const inBody = route.body ? textPlaces(route.body).map((path) => fieldAt(route, 'body', path)) : []
  const inQuery = route.query ? fieldsOf(route, 'query').map(([name]) => fieldAt(route, 'query', [name])) : []
  return [...inBody, ...inQuery]
}

function fieldAt(route: Route, part: 'body' | 'query', path: Path): TextField {
  const examples = part === 'body' ? examplesOf(route).map((example) => z.looseObject({}).parse(example)) : [{}]
  const fields = examples.map((rest) => fieldBeside(rest, route, part, path))
  const [first] = fields
  if (!first) throw new Error(`${nameOf(route)}: give the schema of its ${part} an example in meta()`)
  return fields.find(({ accept }) => accept('Plain') !== undefined) ?? first
}

/** @param rest what else the body or the query holds */
function fieldBeside(rest: object, route: Route, part: 'body' | 'query', path: Path): TextField {
  const input = (value: unknown) => replaceAt(rest, path, value)
  const accept = (text: string): unknown => {
    try {
      return valueAt(parseInput(route[part], input(text), `/${part}`), path)
    } catch (error) {
      if (error instanceof Problem && error.status === 422) return undefined
      throw error
    }
  }
  return { route, part, path, input, accept, keeps: (text) => accept(text) === text }
}

/** What stands at the end of the way; undefined where it leads nowhere. */
export const valueAt = (document: unknown, path: Path): unknown =>
  path.reduce<unknown>(
    (place, step) => (typeof place === 'object' && place ? Reflect.get(place, step) : undefined),
    document,
  )

const Node = z.looseObject({
  $ref: z.string().optional(),
  type: z.string().optional(),
  anyOf: z.array(z.unknown()).default([]),
  properties: z.record(z.string(), z.unknown()).default({}),
  items: z.unknown().optional(),
})

/** The ways to everything in a shape that may be a text; of lists, to their first entry. */
function textPlaces(shape: z.ZodType): Path[] {
  const { $defs, ...root } = z.toJSONSchema(shape, { io: 'input' })
  const visit = (schema: unknown, path: Path): Path[] => {
    const { $ref, type, anyOf, properties, items } = Node.parse(schema)
    if ($ref !== undefined) return visit($defs?.[$ref.replace('#/$defs/', '')], path)
    return [
      ...(type === 'string' ? [path] : []),
      ...anyOf.flatMap((branch) => visit(branch, path)),
      ...Object.entries(properties).flatMap(([name, inner]) => visit(inner, [...path, name])),
      ...(items === undefined ? [] : visit(items, [...path, '0'])),
    ]
  }
  const paths = visit(root, []).map((path) => path.join('/'))
  return [...new Set(paths)].map((path) => path.split('/'))
}

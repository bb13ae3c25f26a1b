import { isDeepStrictEqual } from 'node:util'

export type Json = Record<string, unknown>

/** Something that one schema allows and another does not: where in the value, and what. */
export interface Excess {
  place: string
  words: Words
}

/** How to say it, where the value is sent and where it comes. */
export interface Words {
  request: string
  reply: string
}

/** Both schemas, with what their references name. */
interface Pair {
  inner: Json
  outer: Json
  place: string
}

interface Compared {
  innerNamed: Json
  outerNamed: Json
  /** The pairs of references that are being compared further up. */
  open: ReadonlySet<string>
}

type Rule = (pair: Pair, compared: Compared) => Excess[]

const isObject = (value: unknown): value is Json => typeof value === 'object' && value !== null && !Array.isArray(value)
const objectOf = (value: unknown): Json => (isObject(value) ? value : {})
const listOf = (value: unknown): unknown[] => (Array.isArray(value) ? value : [])
const show = (value: unknown): string => JSON.stringify(value)

/** What describes a schema and allows or refuses nothing. */
const NOTES = new Set(['description', 'title', 'examples', 'example', 'default', 'deprecated'])
const TYPES = ['string', 'number', 'integer', 'boolean', 'null', 'object', 'array']

/** Smaller means that less is allowed at the lower end; the upper end is the other way round. */
const LOWER_BOUNDS = ['minimum', 'exclusiveMinimum', 'minLength', 'minItems', 'minProperties']
const UPPER_BOUNDS = ['maximum', 'exclusiveMaximum', 'maxLength', 'maxItems', 'maxProperties']
const KNOWN = new Set([
  ...NOTES,
  ...LOWER_BOUNDS,
  ...UPPER_BOUNDS,
  ...['$ref', 'type', 'enum', 'const', 'anyOf', 'oneOf', 'required', 'properties', 'additionalProperties', 'items'],
])

/**
 * What `inner` allows and `outer` does not. A request still works when all that was allowed before is allowed now; a reply is still
 * understood when all that it may be now is what it could be before. What cannot be told counts as excess.
 */
export function schemaExcess(inner: unknown, outer: unknown, named: { inner: Json; outer: Json }): Excess[] {
  const compared = { innerNamed: named.inner, outerNamed: named.outer, open: new Set<string>() }
  return excessOf({ inner: objectOf(inner), outer: objectOf(outer), place: '' }, compared)
}

function excessOf({ inner, outer, place }: Pair, compared: Compared): Excess[] {
  const names = `${String(inner.$ref)} ${String(outer.$ref)}`
  const isNamed = inner.$ref !== undefined || outer.$ref !== undefined
  if (isNamed && compared.open.has(names)) return []
  const within = isNamed ? { ...compared, open: new Set([...compared.open, names]) } : compared
  const pair = { inner: resolve(inner, compared.innerNamed), outer: resolve(outer, compared.outerNamed), place }
  const branches = branchesOf(pair.inner)
  if (branches) return branches.flatMap((branch) => excessOf({ ...pair, inner: branch }, within))
  const outerBranches = branchesOf(pair.outer)
  if (outerBranches) {
    const all = outerBranches.map((branch) => excessOf({ ...pair, outer: branch }, within))
    return all.some(({ length }) => length === 0) ? [] : closest(all)
  }
  const ofOtherTypes = types(pair, within)
  return ofOtherTypes.length > 0 ? ofOtherTypes : rules.flatMap((rule) => rule(pair, within))
}

function resolve(schema: Json, named: Json): Json {
  const { $ref } = schema
  return typeof $ref === 'string' ? resolve(objectOf(named[$ref.slice($ref.lastIndexOf('/') + 1)]), named) : schema
}

const branchesOf = ({ anyOf, oneOf }: Json): Json[] | undefined => {
  const branches = [...listOf(anyOf), ...listOf(oneOf)]
  return branches.length > 0 ? branches.map(objectOf) : undefined
}

/** Of several alternatives that do not fit, the one that nearly does: its faults lie deepest. */
const closest = (all: Excess[][]): Excess[] =>
  all.toSorted((a, b) => deepest(b) - deepest(a) || a.length - b.length)[0] ?? []
const deepest = (all: Excess[]): number => Math.max(...all.map(({ place }) => place.split('/').length))

const excess = (place: string, request: string, reply: string): Excess[] => [{ place, words: { request, reply } }]

const types: Rule = ({ inner, outer, place }) => {
  const allowed = typesOf(outer)
  const other = typesOf(inner).filter(
    (type) => !allowed.includes(type) && !(type === 'integer' && allowed.includes('number')),
  )
  if (other.length === 0) return []
  return excess(place, `no longer takes ${other.join(' or ')}`, `may be ${other.join(' or ')}`)
}

function typesOf({ type, enum: values, const: only }: Json): string[] {
  if (type !== undefined) return [type].flat().map(String)
  const known = only === undefined ? listOf(values) : [only]
  return known.length > 0 ? [...new Set(known.map(typeOf))] : TYPES
}

function typeOf(value: unknown): string {
  if (value === null) return 'null'
  return Array.isArray(value) ? 'array' : typeof value
}

const values: Rule = ({ inner, outer, place }) => {
  const [given, allowed] = [valuesOf(inner), valuesOf(outer)]
  if (!allowed) return []
  if (!given) return excess(place, `takes ${allowed.map(show).join(', ')} alone`, 'may have any value')
  const other = given.filter((value) => !allowed.some((each) => isDeepStrictEqual(each, value)))
  if (other.length === 0) return []
  const list = other.map(show).join(', ')
  return excess(place, `no longer takes ${list}`, `may be ${list}`)
}

const valuesOf = ({ enum: values, const: only }: Json): unknown[] | undefined =>
  only === undefined ? (Array.isArray(values) ? values : undefined) : [only]

const bounds: Rule = ({ inner, outer, place }) => {
  const narrower = (names: readonly string[], isNarrower: (bound: number, than: number) => boolean) =>
    names.filter((name) => {
      const [bound, before] = [outer[name], inner[name]]
      return typeof bound === 'number' && (typeof before !== 'number' || isNarrower(bound, before))
    })
  return [
    ...narrower(LOWER_BOUNDS, (bound, than) => bound > than),
    ...narrower(UPPER_BOUNDS, (bound, than) => bound < than),
  ].flatMap((name) =>
    excess(
      place,
      `has a narrower ${name}: ${show(outer[name])}`,
      inner[name] === undefined ? `has no ${name} any more` : `has a wider ${name}: ${show(inner[name])}`,
    ),
  )
}

/** Of patterns and formats one cannot tell which allows more. */
const others: Rule = ({ inner, outer, place }) =>
  Object.keys(outer)
    .filter((name) => !KNOWN.has(name) && !isDeepStrictEqual(inner[name], outer[name]))
    .flatMap((name) =>
      excess(place, `must have the ${name} ${show(outer[name])}`, `may have another ${name} than ${show(outer[name])}`),
    )

const required: Rule = ({ inner, outer, place }) =>
  listOf(outer.required)
    .filter((name) => !listOf(inner.required).includes(name))
    .flatMap((name) => excess(`${place}/${String(name)}`, 'is required', 'may be missing'))

const properties: Rule = ({ inner, outer, place }, compared) => {
  const [own, allowed] = [objectOf(inner.properties), objectOf(outer.properties)]
  return Object.entries(own).flatMap(([name, schema]) => {
    const there = allowed[name] ?? outer.additionalProperties ?? {}
    if (there === false) return excess(`${place}/${name}`, 'is no longer taken', 'was not there before')
    return excessOf({ inner: objectOf(schema), outer: objectOf(there), place: `${place}/${name}` }, compared)
  })
}

const additional: Rule = ({ inner, outer, place }, compared) => {
  const [own, allowed] = [inner.additionalProperties, outer.additionalProperties]
  if (allowed === undefined || allowed === true || own === false) return []
  if (!typesOf(inner).includes('object') || !typesOf(outer).includes('object')) return []
  if (allowed === false) return excess(place, 'takes no other members any more', 'may have other members')
  return excessOf({ inner: objectOf(own), outer: objectOf(allowed), place: `${place}/*` }, compared)
}

const items: Rule = ({ inner, outer, place }, compared) =>
  outer.items === undefined
    ? []
    : excessOf({ inner: objectOf(inner.items), outer: objectOf(outer.items), place: `${place}/*` }, compared)

const rules: readonly Rule[] = [values, bounds, others, required, properties, additional, items]

/** The members of a value that the first schema names and the second does not, at any depth. */
export function goneMembers(before: unknown, after: unknown, named: { before: Json; after: Json }): string[] {
  const [was, is] = [membersOf(before, named.before), membersOf(after, named.after)]
  return [...was].filter((place) => !is.has(place)).filter((place, _, all) => !all.includes(parentOf(place)))
}

const parentOf = (place: string): string => place.slice(0, place.lastIndexOf('/'))

function membersOf(
  schema: unknown,
  named: Json,
  place = '',
  open: readonly unknown[] = [],
  found = new Set<string>(),
): Set<string> {
  const { $ref } = objectOf(schema)
  if ($ref !== undefined && open.includes($ref)) return found
  const within = $ref === undefined ? open : [...open, $ref]
  const { properties: own, items: each, additionalProperties: more, ...rest } = resolve(objectOf(schema), named)
  for (const [name, part] of Object.entries(objectOf(own))) {
    found.add(`${place}/${name}`)
    membersOf(part, named, `${place}/${name}`, within, found)
  }
  for (const part of [each, more]) if (isObject(part)) membersOf(part, named, `${place}/*`, within, found)
  for (const branch of branchesOf(rest) ?? []) membersOf(branch, named, place, within, found)
  return found
}

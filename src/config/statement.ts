import type { FieldPacket } from 'mysql2/promise'
import { parse as parseUuid, stringify as stringifyUuid } from '../utils/uuid'

export type Value = string | number | boolean | Date | Buffer | null
/**
 * Bound by name. A string under `id` or a name that ends in Id is a UUID. A list (also `ids`, `…Ids`) is for `IN (:list)` alone, as
 * some of it may be said twice.
 */
export type Params = Record<string, Value | readonly Value[]>

export interface Statement {
  text: string
  values: Value[]
  /** There are many such texts, by what is asked for or how long a list is: preparing each would only fill the server's memory. */
  varies: boolean
}

/** Puts named parameters in their places. @throws TypeError when one is missing, or an empty list */
export function bind(template: string, params: Params, { varies = false } = {}): Statement {
  const { pieces, parameters, texts } = varies ? read(template) : readOnce(template)
  const given = parameters.map((parameter) => ({ parameter, items: itemsOf(parameter, params) }))
  if (varies || given.some(isLong)) {
    return { text: textOf(pieces, given), values: given.flatMap(valuesOf), varies: true }
  }
  const filled = given.map(fillUp)
  const lengths = filled.map(({ items }) => items.length).join()
  const text = texts.get(lengths) ?? keep(texts, lengths, textOf(pieces, filled))
  return { text, values: filled.flatMap(preparedValuesOf), varies: false }
}

interface Parameter {
  name: string
  isId: boolean
  isLimit: boolean
}

interface Template {
  /** What stands around the parameters. */
  pieces: string[]
  parameters: Parameter[]
  /** The statements that were made of it, by the lengths of their lists. */
  texts: Map<string, string>
}

/** There are some hundreds, and requests send several each. */
const templates = new Map<string, Template>()

const readOnce = (template: string): Template => templates.get(template) ?? keep(templates, template, read(template))

function keep<T>(map: Map<string, T>, key: string, value: T): T {
  map.set(key, value)
  return value
}

function read(template: string): Template {
  // Of what it is split by a group, every second part is a name.
  const parts = template.split(/:([a-zA-Z]\w*)/)
  return {
    pieces: parts.filter((_, i) => i % 2 === 0),
    parameters: parts.filter((_, i) => i % 2 === 1).map(toParameter),
    texts: new Map(),
  }
}

const toParameter = (name: string): Parameter => ({
  name,
  isId: /(^|_)ids?$|Ids?$/.test(name),
  isLimit: /^limit$|Limit$/.test(name),
})

/** A parameter with its values; of a list there may be many. */
interface Given {
  parameter: Parameter
  items: readonly Value[]
}

function itemsOf({ name }: Parameter, params: Params): readonly Value[] {
  const value = params[name]
  if (value === undefined) throw new TypeError(`The statement needs :${name}`)
  if (!isList(value)) return [value]
  if (value.length === 0) throw new TypeError(`:${name} is an empty list`)
  return value
}

const isList = (value: Value | readonly Value[]): value is readonly Value[] => Array.isArray(value)

const textOf = (pieces: readonly string[], given: readonly Given[]): string =>
  pieces.reduce((text, piece, i) => text + marks(given[i - 1]?.items.length ?? 1) + piece)
const marks = (count: number) => '?, '.repeat(count).slice(0, -2)

const LONGEST_PREPARED = 64
const isLong = ({ items }: Given) => items.length > LONGEST_PREPARED

/** Repeats the last of a list until it has one of few lengths, so that few statements are to be prepared. */
function fillUp(given: Given): Given {
  const { parameter, items } = given
  const missing = 2 ** Math.ceil(Math.log2(items.length)) - items.length
  return missing === 0 ? given : { parameter, items: items.concat(Array<Value>(missing).fill(items.at(-1) ?? null)) }
}

const valuesOf = ({ parameter, items }: Given): readonly Value[] => (parameter.isId ? items.map(toBytes) : items)
const toBytes = (value: Value): Value => (typeof value === 'string' ? parseUuid(value) : value)

/** The driver sends every number as a DOUBLE, which MySQL refuses behind LIMIT. */
const preparedValuesOf = (given: Given): readonly Value[] =>
  given.parameter.isLimit ? given.items.map(String) : valuesOf(given)

const MYSQL_TINY = 1
const MYSQL_DATETIME = 12
const MYSQL_STRING = 254
const BINARY_CHARSET = 63

/** Turns what the driver read into our types, in place: BINARY(16) to a UUID, DATETIME to ISO 8601, TINYINT(1) to boolean. */
export function convert(rows: readonly object[], fields: readonly FieldPacket[]): void {
  for (const field of fields) {
    const converter = converterOf(field)
    if (!converter) continue
    for (const row of rows) {
      const value: unknown = Reflect.get(row, field.name)
      if (value !== null) Reflect.set(row, field.name, converter(value))
    }
  }
}

function converterOf({
  columnType,
  columnLength,
  characterSet,
}: FieldPacket): ((value: unknown) => unknown) | undefined {
  if (columnType === MYSQL_DATETIME) return (value) => (value instanceof Date ? value.toISOString() : value)
  if (columnType === MYSQL_TINY && columnLength === 1) return (value) => value === 1
  const isUuid = columnType === MYSQL_STRING && characterSet === BINARY_CHARSET && columnLength === 16
  return isUuid ? (value) => (Buffer.isBuffer(value) ? stringifyUuid(value) : value) : undefined
}

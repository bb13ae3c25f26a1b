import type { FieldPacket } from 'mysql2/promise'
import { parse as parseUuid, stringify as stringifyUuid } from '../utils/uuid'

export type Value = string | number | boolean | Date | Buffer | null
/** Bound by name. A string under `id` or a name that ends in Id is a UUID; a list (also `ids`, `…Ids`) fills `IN (:list)`. */
export type Params = Record<string, Value | readonly Value[]>

export interface Statement {
  text: string
  values: Value[]
  /** The text depends on the length of a list: preparing each one would only fill the server's memory. */
  varies: boolean
}

/** Puts named parameters in their places. @throws TypeError when one is missing, or an empty list */
export function bind(template: string, params: Params, shape: { varies?: boolean } = {}): Statement {
  if (!shape.varies && !Object.values(params).some(isOfMany)) return bindPrepared(template, params)
  const values: Value[] = []
  const text = template.replace(PARAMETER, (_, name: string) => {
    const items = itemsOf(name, params)
    for (const item of items) values.push(toValue(name, item))
    return '?, '.repeat(items.length).slice(0, -2)
  })
  return { text, values, varies: true }
}

const PARAMETER = /:([a-zA-Z]\w*)/g

/** A template is read once: there are some hundreds of them, and requests send several each. */
const templates = new Map<string, { text: string; names: string[] }>()

function bindPrepared(template: string, params: Params): Statement {
  let known = templates.get(template)
  if (!known) {
    const names = Array.from(template.matchAll(PARAMETER), ([, name = '']) => name)
    known = { text: template.replace(PARAMETER, '?'), names }
    templates.set(template, known)
  }
  const values = known.names.map((name) => {
    const [value = null] = itemsOf(name, params)
    // The driver sends every number as a DOUBLE, which MySQL refuses behind LIMIT.
    return isLimitName(name) ? String(value) : toValue(name, value)
  })
  return { text: known.text, values, varies: false }
}

/** One or more. */
function itemsOf(name: string, params: Params): readonly Value[] {
  const value = params[name]
  if (value === undefined) throw new TypeError(`The statement needs :${name}`)
  if (!isList(value)) return [value]
  if (value.length === 0) throw new TypeError(`:${name} is an empty list`)
  return value
}

const isList = (value: Value | readonly Value[]): value is readonly Value[] => Array.isArray(value)
/** A list of one is a value like others: its statement is the same each time. */
const isOfMany = (value: Value | readonly Value[]) => isList(value) && value.length > 1
const isLimitName = (name: string) => name === 'limit' || name.endsWith('Limit')
const isIdName = (name: string) => /(^|_)ids?$|Ids?$/.test(name)

const toValue = (name: string, value: Value): Value =>
  typeof value === 'string' && isIdName(name) ? parseUuid(value) : value

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

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

/** Puts named parameters in their places. @throws TypeError when one is missing */
export function bind(template: string, params: Params, shape: { varies?: boolean } = {}): Statement {
  const values: Value[] = []
  const varies = shape.varies ?? Object.values(params).some(isList)
  const text = template.replace(/:([a-zA-Z]\w*)/g, (_, name: string) => {
    const value = params[name]
    if (value === undefined) throw new TypeError(`The statement needs :${name}`)
    const items = isList(value) ? value : [value]
    values.push(...items.map((item) => toValue(name, item, varies)))
    return items.map(() => '?').join(', ')
  })
  return { text, values, varies }
}

const isList = (value: Value | readonly Value[]): value is readonly Value[] => Array.isArray(value)
const isLimitName = (name: string) => name === 'limit' || name.endsWith('Limit')
const isIdName = (name: string) => /(^|_)ids?$|Ids?$/.test(name)

function toValue(name: string, value: Value, varies: boolean): Value {
  // To what is prepared the driver sends every number as a DOUBLE, which MySQL refuses behind LIMIT.
  if (isLimitName(name) && !varies) return String(value)
  return isIdName(name) && typeof value === 'string' ? parseUuid(value) : value
}

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

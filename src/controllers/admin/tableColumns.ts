import { z } from 'zod'
import type { Cell } from '../../utils/tableReply'

type Path = readonly string[]

const Members = z.record(z.string(), z.instanceof(z.ZodType))

/** The columns of a table of such things: a member of a member stands in one of its own. */
export function columnsOf(shape: z.core.$ZodType, path: Path = []): Path[] {
  const whole = withoutWrapping(shape)
  if (!(whole instanceof z.ZodObject)) return [path]
  const members = Object.entries(Members.parse(whole.shape))
  return members.flatMap(([name, member]) => columnsOf(member, [...path, name]))
}

function withoutWrapping(shape: z.core.$ZodType): z.core.$ZodType {
  const isWrapped = shape instanceof z.ZodNullable || shape instanceof z.ZodOptional || shape instanceof z.ZodCatch
  return isWrapped ? withoutWrapping(shape.unwrap()) : shape
}

/** What stands there, in one cell: a list of words as a list, and what has no columns as JSON. */
export function cellAt(thing: unknown, path: Path): Cell {
  const value = path.reduce<unknown>((at, name) => (isRecord(at) ? at[name] : undefined), thing)
  if (value === null || value === undefined) return ''
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return value
  return Array.isArray(value) && !value.some(isRecord) ? value.join('; ') : JSON.stringify(value)
}

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null

import { goneMembers, schemaExcess, type Json } from './schemaExcess'

/** Of one operation, before and after, with the documents that they are part of. */
interface Change {
  before: Json
  after: Json
  documents: Documents
}

interface Documents {
  before: Json
  after: Json
}

const isObject = (value: unknown): value is Json => typeof value === 'object' && value !== null && !Array.isArray(value)
const objectOf = (value: unknown): Json => (isObject(value) ? value : {})
const listOf = (value: unknown): unknown[] => (Array.isArray(value) ? value : [])
const at = (document: Json, ...steps: string[]): unknown =>
  steps.reduce<unknown>((place, step) => objectOf(place)[step], document)

const schemasOf = (document: Json): Json => objectOf(at(document, 'components', 'schemas'))

/** What stands behind a reference, or the thing itself. */
function resolve(thing: unknown, document: Json): Json {
  const { $ref } = objectOf(thing)
  return typeof $ref === 'string' ? objectOf(at(document, ...$ref.replace(/^#\//, '').split('/'))) : objectOf(thing)
}

/**
 * What a caller who was written for one description of the API cannot do any more, or would not understand, under another; each in
 * words. New operations, optional parameters, members of replies and problems break nothing.
 */
export function breakingChanges(before: Json, after: Json): string[] {
  const paths = objectOf(before.paths)
  return Object.entries(paths).flatMap(([path, operations]) =>
    Object.entries(objectOf(operations)).flatMap(([method, operation]) => {
      const name = `${method.toUpperCase()} ${path}`
      const now = at(after, 'paths', path, method)
      if (!isObject(now)) return [`${name} is gone`]
      const change = { before: objectOf(operation), after: now, documents: { before, after } }
      return [...new Set(rules.flatMap((rule) => rule(change)))].map((words) => `${name}: ${words}`)
    }),
  )
}

type Rule = (change: Change) => string[]

/** Each way in which a caller was let in must still be one; an empty list and an empty way are open to all. */
const security: Rule = ({ before, after }) => {
  const ways = (operation: Json) => listOf(operation.security).map((way) => JSON.stringify(way))
  const [was, is] = [ways(before), ways(after)]
  const isOpen = (list: string[]) => list.length === 0 || list.includes('{}')
  if (isOpen(is) || (!isOpen(was) && was.every((way) => is.includes(way)))) return []
  return [isOpen(was) ? 'callers must sign in' : 'callers sign in otherwise']
}

const parameters: Rule = ({ before, after, documents }) => {
  const was = parametersOf(before, documents.before)
  const is = parametersOf(after, documents.after)
  const changed = [...was].flatMap(([name, parameter]) => {
    const now = is.get(name)
    if (!now) return [`the ${name} is gone`]
    if (now.required === true && parameter.required !== true) return [`the ${name} is required`]
    return requestChanges(`the ${name}`, parameter.schema, now.schema, documents)
  })
  const added = [...is].filter(([name, { required }]) => required === true && !was.has(name))
  return [...changed, ...added.map(([name]) => `the ${name} is new and required`)]
}

/** By place and name, such as `query parameter limit`. */
function parametersOf({ parameters: all }: Json, document: Json): Map<string, Json> {
  const resolved = listOf(all).map((parameter) => resolve(parameter, document))
  return new Map(resolved.map((each) => [`${String(each.in)} parameter ${String(each.name)}`, each]))
}

const body: Rule = ({ before, after, documents }) => {
  const [was, is] = [before.requestBody, after.requestBody]
  if (!isObject(was)) return isObject(is) && is.required === true ? ['a body is required'] : []
  if (!isObject(is)) return ['a body is no longer taken']
  const required = is.required === true && was.required !== true ? ['the body is required'] : []
  const content = Object.entries(objectOf(was.content)).flatMap(([type, media]) => {
    const now = at(is, 'content', type)
    if (!isObject(now)) return [`the body is no longer taken as ${type}`]
    return requestChanges('the body', objectOf(media).schema, now.schema, documents)
  })
  return [...required, ...content]
}

const isSuccess = (status: string): boolean => /^[23]/.test(status)

const replies: Rule = ({ before, after, documents }) => {
  const [was, is] = [objectOf(before.responses), objectOf(after.responses)]
  const added = Object.keys(is).filter((status) => isSuccess(status) && !(status in was))
  const changed = Object.entries(was)
    .filter(([status]) => isSuccess(status))
    .flatMap(([status, reply]) => {
      if (!(status in is)) return [`the reply ${status} is gone`]
      const [then, now] = [resolve(reply, documents.before), resolve(is[status], documents.after)]
      const headers = Object.keys(objectOf(then.headers)).filter((name) => !(name in objectOf(now.headers)))
      return [
        ...headers.map((name) => `the reply ${status} has no ${name} any more`),
        ...contentChanges(status, objectOf(then.content), objectOf(now.content), documents),
      ]
    })
  return [...changed, ...added.map((status) => `the reply ${status} is new`)]
}

function contentChanges(status: string, before: Json, after: Json, documents: Documents): string[] {
  return Object.entries(before).flatMap(([type, media]) => {
    const now = after[type]
    if (!isObject(now)) return [`the reply ${status} is no longer ${type}`]
    return replyChanges(`the reply ${status}`, objectOf(media).schema, now.schema, documents)
  })
}

const requestChanges = (what: string, was: unknown, is: unknown, { before, after }: Documents): string[] => [
  ...schemaExcess(was, is, { inner: schemasOf(before), outer: schemasOf(after) }).map(
    ({ place, words }) => `${[what, place].filter(Boolean).join(' ')} ${words.request}`,
  ),
  ...(JSON.stringify(objectOf(was).default) === JSON.stringify(objectOf(is).default)
    ? []
    : [`${what} has another default`]),
]

function replyChanges(what: string, was: unknown, is: unknown, { before, after }: Documents): string[] {
  const gone = goneMembers(was, is, { before: schemasOf(before), after: schemasOf(after) })
  const excess = schemaExcess(is, was, { inner: schemasOf(after), outer: schemasOf(before) })
  return [
    ...gone.map((place) => `${what} ${place} is gone`),
    ...excess
      .filter(({ place }) => !gone.includes(place))
      .map(({ place, words }) => `${[what, place].filter(Boolean).join(' ')} ${words.reply}`),
  ]
}

const rules: readonly Rule[] = [security, parameters, body, replies]

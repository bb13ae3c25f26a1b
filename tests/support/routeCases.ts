import { IncomingMessage } from 'node:http'
import { z } from 'zod'
import { apiRoutes } from '../../src/routes'
import type { Route } from '../../src/routes/contract'
import type { CallOptions, TestApp } from './app'
import { fileForm } from './forms'

export const nameOf = ({ method, path }: Route) => `${method.toUpperCase()} ${path}`

/** The routes for which the condition holds, for `it.each`. Without one a test would silently prove nothing. */
export function routesWhere(holds: (route: Route) => boolean): [name: string, route: Route][] {
  const found = apiRoutes.filter(holds)
  if (found.length === 0) throw new Error('No route is like this: the condition is out of date')
  return found.map((route) => [nameOf(route), route])
}

/** What stands in front of the last parameter of a path: only that one is put to the test. */
const outerParams: Record<string, string> = { name: 'email' }

const stepsOf = ({ path }: Route): string[] => path.split('/')
const nameOfParam = (step: string) => (step.startsWith(':') ? step.slice(1) : undefined)

/** The last parameter of the path, if it has one. */
export const paramsOf = (route: Route): string[] =>
  stepsOf(route)
    .flatMap((step) => nameOfParam(step) ?? [])
    .slice(-1)

/** The path with that in the place of its last parameter. */
function pathWith(route: Route, id: string): string {
  const [last] = paramsOf(route)
  const fill = (name: string | undefined) => (name === last ? id : outerParams[name ?? ''])
  return stepsOf(route)
    .map((step) => (step.startsWith(':') ? fill(nameOfParam(step)) : step))
    .join('/')
}

/** Calls a route with an id in its path, and with the examples of its body and of what its query needs unless others are given. */
export function call({ api }: TestApp, route: Route, { id = '', ...options }: CallOptions & { id?: string } = {}) {
  const query = { ...neededQuery(route), ...options.query }
  const sent = { body: route.body && exampleBody(route), ...options, query }
  const request = api[route.method](pathWith(route, id), route.upload ? asForm(sent) : sent)
  return route.success.events ? beginningOf(request) : request
}

function neededQuery(route: Route): Record<string, string> {
  const needed = route.query
    ? fieldsOf(route, 'query').filter(([, schema]) => !schema.safeParse(undefined).success)
    : []
  return Object.fromEntries(
    needed.map(([name, schema]) => [name, String(z.array(z.unknown()).parse(schema.meta()?.examples)[0])]),
  )
}

/** A stream has no end, so what comes first is all that is read; a problem is read as ever. */
function beginningOf(request: ReturnType<TestApp['api'][Route['method']]>) {
  return request.buffer(true).parse((response, done) => {
    let text = ''
    response.on('data', (part: Buffer) => {
      text += part.toString()
      if (!text.startsWith('retry:')) return
      done(null, text)
      if (response instanceof IncomingMessage) response.destroy()
    })
    response.on('end', () => done(null, text && JSON.parse(text)))
  })
}

/** A picture of one pixel, which every route takes that takes a file. */
const PIXEL = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==',
  'base64',
)

/** The fields of the body as a form with a file. A body that is text or bytes is sent as it is. */
function asForm({ body, headers, ...options }: CallOptions): CallOptions {
  if (typeof body === 'string' || Buffer.isBuffer(body)) return { body, headers, ...options }
  const fields = Object.fromEntries(Object.entries(body ?? {}).map(([name, value]) => [name, String(value)]))
  const form = fileForm(PIXEL, 'pixel.png', fields)
  return { ...options, ...form, headers: { ...form.headers, ...headers } }
}

/** The first example of the body, as the documentation shows it. */
export function exampleBody(route: Route): object {
  const example = z.looseObject({}).safeParse(examplesOf(route)[0])
  if (!example.success) throw new Error(`${nameOf(route)}: give the schema of its body an example in meta()`)
  return example.data
}

export const examplesOf = ({ body }: Route): unknown[] => z.array(z.unknown()).parse(body?.meta()?.examples ?? [])

/** The top-level fields of a body or a query, with their schemas. */
export function fieldsOf(route: Route, part: 'body' | 'query'): [name: string, schema: z.ZodType][] {
  const shape = route[part]
  if (!(shape instanceof z.ZodObject)) throw new Error(`${nameOf(route)}: its ${part} must be a z.strictObject`)
  return Object.entries(z.record(z.string(), z.instanceof(z.ZodType)).parse(shape.shape))
}

export const requiredFields = (route: Route): string[] =>
  fieldsOf(route, 'body').flatMap(([name, schema]) => (schema.safeParse(undefined).success ? [] : [name]))

/** A value of a JSON type that the field does not take. */
export function wrongTypeFor(name: string, schema: z.ZodType): unknown {
  const wrong = [12.5, 'text', true].find((value) => !schema.safeParse(value).success)
  if (wrong === undefined) throw new Error(`The field ${name} takes numbers, texts and booleans: name its type`)
  return wrong
}

import { z } from 'zod'
import { apiRoutes } from '../../src/routes'
import type { Route } from '../../src/routes/contract'
import type { CallOptions, TestApp } from './app'

export const nameOf = ({ method, path }: Route) => `${method.toUpperCase()} ${path}`

/** The routes for which the condition holds, for `it.each`. Without one a test would silently prove nothing. */
export function routesWhere(holds: (route: Route) => boolean): [name: string, route: Route][] {
  const found = apiRoutes.filter(holds)
  if (found.length === 0) throw new Error('No route is like this: the condition is out of date')
  return found.map((route) => [nameOf(route), route])
}

export const paramsOf = ({ path }: Route): string[] => [...path.matchAll(/:(\w+)/g)].flatMap(([, name]) => name ?? [])

/** Calls a route with an id in each place of its path, and with the example of its body unless another is given. */
export function call({ api }: TestApp, route: Route, { id = '', ...options }: CallOptions & { id?: string } = {}) {
  return api[route.method](route.path.replace(/:\w+/g, id), { body: route.body && exampleBody(route), ...options })
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

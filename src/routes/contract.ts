import type { z } from 'zod'
import type { LimitName } from '../config/limits'
import type { Access, CallerByAccess, Context, Origin } from '../context'
import type { Identity } from '../middlewares/authMiddleware'
import { callerFor } from '../middlewares/roleMiddleware'
import { parseInput, parseParams } from '../middlewares/validateInput'
import type { ProblemCode } from '../utils/errors'

type Method = 'get' | 'post' | 'put' | 'patch' | 'delete'
type Shape = z.ZodType

/** The one success that a route has. `noContent` is 204, without a body. */
type Success<R extends Shape> = { ok: R } | { created: R } | { accepted: R } | { noContent: true }

/** Members in which the example of a reply differs on this route from the one of its schema. */
interface WithExample<R extends Shape> {
  example?: Partial<z.input<R>>
}

interface Declaration<A extends Access, P extends Shape, Q extends Shape, B extends Shape> {
  summary: string
  description?: string
  access: A
  /** By default `reads` for GET and `writes` for the rest. */
  limit?: LimitName | readonly LimitName[]
  params?: P
  query?: Q
  body?: B
  /** The codes beside those that every route may give. */
  problems?: readonly ProblemCode[]
}

type HandlerCall<A extends Access, P extends Shape, Q extends Shape, B extends Shape> = {
  caller: CallerByAccess[A]
  origin: Origin
  params: z.output<P>
  query: z.output<Q>
  body: z.output<B>
}

/** A request after authentication, before its input was checked. */
export interface RawCall {
  identity: Identity | null
  origin: Origin
  params: unknown
  query: unknown
  body: unknown
}

/** A declared route, with its types folded away: what mounting, documentation and tests read. */
export interface Route {
  method: Method
  path: string
  tag: string
  summary: string
  description: string | undefined
  access: Access
  limits: readonly LimitName[]
  params: Shape | undefined
  query: Shape | undefined
  body: Shape | undefined
  success: { status: 200 | 201 | 202 | 204; schema: Shape | undefined }
  /** Members in which the example of the reply differs from the one of its schema. */
  example: unknown
  problems: readonly ProblemCode[]
  /** Checks the input, calls the handler and checks its reply. */
  invoke(context: Context, raw: RawCall): Promise<unknown>
}

/**
 * Declares routes under one tag. A declaration is at once validation, the handler's types, access, limits and documentation;
 * a handler that does not fit its declaration does not compile.
 */
export function routesOf(tag: string) {
  const routes: Route[] = []
  const declare =
    (method: Method) =>
    <A extends Access, P extends Shape, Q extends Shape, B extends Shape, R extends Shape>(
      path: string,
      declaration: Declaration<A, P, Q, B> & Success<R> & WithExample<R>,
      handler: (context: Context, call: HandlerCall<A, P, Q, B>) => Promise<z.input<R>>,
    ) => {
      const { access, summary, description, params, query, body, example, problems = [] } = declaration
      const success = successOf(declaration)
      const invoke = async (context: Context, raw: RawCall): Promise<unknown> => {
        const reply = await handler(context, {
          caller: callerFor(access, raw.identity),
          origin: raw.origin,
          params: parseParams(params, raw.params),
          query: parseInput(query, raw.query, '/query'),
          body: parseInput(body, raw.body, '/body'),
        })
        return success.schema?.parse(reply)
      }
      const limits = [declaration.limit ?? (method === 'get' ? 'reads' : 'writes')].flat()
      routes.push({
        method,
        path,
        tag,
        summary,
        description,
        access,
        limits,
        params,
        query,
        body,
        success,
        example,
        problems,
        invoke,
      })
    }
  return {
    routes,
    get: declare('get'),
    post: declare('post'),
    put: declare('put'),
    patch: declare('patch'),
    delete: declare('delete'),
  }
}

function successOf<R extends Shape>(declaration: Success<R>): { status: 200 | 201 | 202 | 204; schema: R | undefined } {
  if ('ok' in declaration) return { status: 200, schema: declaration.ok }
  if ('created' in declaration) return { status: 201, schema: declaration.created }
  if ('accepted' in declaration) return { status: 202, schema: declaration.accepted }
  return { status: 204, schema: undefined }
}

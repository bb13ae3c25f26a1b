import { z } from 'zod'
import type { LimitName } from '../config/limits'
import { recordRead } from '../controllers/admin/recordRead'
import type { Access, CallerByAccess, Context, Origin, UploadedFile } from '../context'
import type { Identity } from '../middlewares/authMiddleware'
import type { RefreshCookieUse } from '../middlewares/refreshCookie'
import { callerFor } from '../middlewares/roleMiddleware'
import { parseForm, parseInput, parseParams } from '../middlewares/validateInput'
import type { PageTag } from '../utils/pageCache'
import type { ProblemCode } from '../utils/problemCatalogue'
import { EventReply } from '../utils/eventReply'
import { FileReply } from '../utils/fileReply'
import type { IfMatch } from '../utils/precondition'
import { TableReply } from '../utils/tableReply'

type Method = 'get' | 'post' | 'put' | 'patch' | 'delete'
type Shape = z.ZodType

/**
 * The one success that a route has. `noContent` is 204, without a body; `file` is bytes, before which `accepted` may say to wait;
 * `events` is a stream of server-sent events, each of which has that for its data; `table` is CSV.
 */
type Success<R extends Shape> =
  | { ok: R }
  | { created: R }
  | { accepted: R }
  | { noContent: true }
  | { file: true; accepted?: R }
  | { events: R }
  | { table: true }

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
  /** The body is multipart/form-data: one file under `file`, and the fields of `body`. */
  upload?: true
  /** What the route does with the refresh token of a caller who wants it as a cookie. */
  refreshCookie?: RefreshCookieUse
  /** It changes what has a version, so that If-Match may guard it: said where the reply is not what was changed. */
  versioned?: true
  /** The codes beside those that every route may give. */
  problems?: readonly ProblemCode[]
}

/** For a page that is the same for everybody: it is kept until something that it was made from changes. */
interface Cached<R extends Shape> {
  cached?: { tags: (reply: z.output<R>) => readonly PageTag[] }
}

type HandlerCall<A extends Access, P extends Shape, Q extends Shape, B extends Shape> = {
  caller: CallerByAccess[A]
  origin: Origin
  ifMatch: IfMatch
  params: z.output<P>
  query: z.output<Q>
  body: z.output<B>
  /** Where a stream is to go on. */
  lastEventId: string | undefined
  /** Empty on a route without `upload`. */
  file: UploadedFile
}

/** A request after authentication, before its input was checked. */
export interface RawCall {
  identity: Identity | null
  origin: Origin
  ifMatch: IfMatch
  params: unknown
  query: unknown
  body: unknown
  lastEventId: string | undefined
  file: UploadedFile | undefined
}

const noFile: UploadedFile = { name: '', bytes: Buffer.alloc(0) }

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
  upload: boolean
  refreshCookie: RefreshCookieUse | undefined
  success: RouteSuccess<Shape>
  /** Whether it changes what has a version, so that If-Match may guard it. */
  versioned: boolean
  /** Members in which the example of the reply differs from the one of its schema. */
  example: unknown
  problems: readonly ProblemCode[]
  /** Checks the input and calls the handler. */
  invoke(context: Context, raw: RawCall): Promise<unknown>
  /** Checks what the handler gave back: a key that the reply's schema does not name cannot leave. */
  toReply(result: unknown): unknown
  /** The same, with what the page was made from; undefined where it is not kept. */
  toCached: ((result: unknown) => { reply: unknown; tags: readonly PageTag[] }) | undefined
}

interface RouteSuccess<R extends Shape> {
  status: 200 | 201 | 202 | 204
  schema: R | undefined
  /** Bytes come with 200, in the place of the schema. */
  file: boolean
  /** What comes is a stream of events, whose data have the schema. */
  events: boolean
  /** What comes is a table. */
  table: boolean
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
      declaration: Declaration<A, P, Q, B> & Success<R> & WithExample<R> & Cached<R>,
      handler: (
        context: Context,
        call: HandlerCall<A, P, Q, B>,
      ) => Promise<z.input<R> | FileReply | EventReply<z.input<R>> | TableReply>,
    ) => {
      const { access, summary, description, params, query, body, refreshCookie, example, cached } = declaration
      const { upload = false, problems = [] } = declaration
      const success = successOf<R>(declaration)
      const isDeskRead = access === 'admin' && method === 'get'
      const invoke = async (context: Context, raw: RawCall): Promise<unknown> => {
        const { identity, origin, ifMatch } = raw
        const call = {
          ...{ caller: callerFor(access, identity), origin, ifMatch },
          params: parseParams(params, raw.params),
          query: parseInput(query, raw.query, '/query'),
          lastEventId: raw.lastEventId,
          ...(upload
            ? parseForm(body, raw.body, raw.file)
            : { body: parseInput(body, raw.body, '/body'), file: noFile }),
        }
        const result = await handler(context, call)
        if (isDeskRead) {
          const caller = callerFor('admin', identity)
          await recordRead(context, { ...call, caller, route: path, query: raw.query })
        }
        return result
      }
      const toReply = (result: unknown): unknown => {
        if (success.file && result instanceof FileReply) return result
        if (success.table && result instanceof TableReply) return result
        if (success.events && result instanceof EventReply) return result.map((data) => success.schema?.parse(data))
        return success.schema?.parse(result)
      }
      const { schema } = success
      const toCached =
        cached &&
        schema &&
        ((result: unknown) => {
          const reply = z.parse<R>(schema, result)
          return { reply, tags: cached.tags(reply) }
        })
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
        upload,
        refreshCookie,
        success,
        versioned: declaration.versioned ?? changesVersion(method, success),
        example,
        problems,
        invoke,
        toReply,
        toCached,
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

/** Whether what a reply shows has a version. */
export const hasVersion = ({ schema }: RouteSuccess<Shape>): boolean =>
  schema instanceof z.ZodObject && 'version' in schema.shape

/** A write whose reply has a version has changed that, or has just made it. */
const changesVersion = (method: Method, success: RouteSuccess<Shape>): boolean =>
  method !== 'get' && success.status === 200 && hasVersion(success)

function successOf<R extends Shape>(declaration: Success<R>): RouteSuccess<R> {
  const json = { file: false, events: false, table: false }
  if ('file' in declaration) {
    const { accepted: schema } = declaration
    return { ...json, status: schema ? 202 : 200, schema, file: true }
  }
  if ('events' in declaration) return { ...json, status: 200, schema: declaration.events, events: true }
  if ('table' in declaration) return { ...json, status: 200, schema: undefined, table: true }
  if ('ok' in declaration) return { ...json, status: 200, schema: declaration.ok }
  if ('created' in declaration) return { ...json, status: 201, schema: declaration.created }
  if ('accepted' in declaration) return { ...json, status: 202, schema: declaration.accepted }
  return { ...json, status: 204, schema: undefined }
}

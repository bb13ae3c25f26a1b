import { problemCatalogue, type ProblemCode } from '../utils/problemCatalogue'
import { hasVersion, type Route } from './contract'
import { exampleOf } from './openapiExamples'
import { eventContent } from './openapiEvents'
import { fileContent, formContent, tableContent } from './openapiFiles'
import { isPaged, problemsByStatus, takesKey } from './openapiProblems'
import { isObject, resolve, type JsonSchema, type SchemaComponents } from './openapiSchemas'

export interface Reference {
  $ref: string
}

export interface Parameter {
  name: string
  in: 'path' | 'query' | 'header' | 'cookie'
  required: boolean
  description?: string
  schema: JsonSchema
}

export interface Reply {
  description: string
  headers: Record<string, Reference>
  content?: Record<string, { schema: JsonSchema | Reference; example?: unknown; examples?: Record<string, Reference> }>
}

export interface Operation {
  operationId: string
  tags: string[]
  summary: string
  description: string
  security: Record<string, string[]>[]
  parameters: (Parameter | Reference)[]
  requestBody?: { required: boolean; content: Record<string, { schema: JsonSchema; example: unknown }> }
  responses: Record<string, Reply | Reference>
}

const accessNotes = {
  public: 'Open to everybody.',
  anyone: 'Open to everybody; who signs in may see more.',
  signedIn: 'For every signed-in caller.',
  worker: 'Needs the role worker.',
  client: 'Needs the role client.',
  admin: 'Needs the role admin, and in production a session in which the second factor was shown.',
} as const satisfies Record<Route['access'], string>

const successNotes = {
  200: 'Success.',
  201: 'Created.',
  202: 'Accepted: the rest happens after the reply.',
  204: 'Success, with nothing to send back.',
} as const satisfies Record<Route['success']['status'], string>

/** /gigs/:gigId as OpenAPI writes it: /gigs/{gigId}. */
export const pathTemplate = (path: string): string => path.replace(/:(\w+)/g, '{$1}')

/** One route as an OpenAPI operation. Its problems are references to the replies that `problemReply` names. */
export function operationOf(route: Route, schemas: SchemaComponents): Operation {
  const { tag, summary, description, access, body, upload } = route
  return {
    operationId: operationId(route),
    tags: [tag],
    summary,
    description: [description, accessNotes[access]].filter(Boolean).join('\n\n'),
    security: access === 'public' ? [] : access === 'anyone' ? [{}, { bearer: [] }] : [{ bearer: [] }],
    parameters: parametersOf(route, schemas),
    ...(body || upload ? { requestBody: requestBody(route, schemas) } : {}),
    responses: repliesOf(route, schemas),
  }
}

/** A body that may be empty may be left out as well, and so may one in whose place a cookie can come. */
function requestBody({ body, upload, refreshCookie }: Route, schemas: SchemaComponents): Operation['requestBody'] {
  const schema = body && schemas.schemaOf(body, 'input')
  if (upload) return { required: true, content: formContent(schema, schemas) }
  const required = refreshCookie !== 'trades' && body?.safeParse({}).success === false
  return { required, content: jsonContent(schema ?? {}, schemas) }
}

/** The method, and the path with By before each parameter: POST /gigs/:gigId/close → postGigsByGigIdClose. */
function operationId({ method, path }: Route): string {
  const words = path.replaceAll('/:', '/by-').split(/[^a-zA-Z0-9]+/)
  return method + words.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join('')
}

function parametersOf(route: Route, schemas: SchemaComponents): (Parameter | Reference)[] {
  const { params, query, success, refreshCookie } = route
  const fieldsOf = (shape: typeof params) => {
    const schema = shape ? resolve(schemas.schemaOf(shape, 'input'), schemas.named) : {}
    const required = Array.isArray(schema.required) ? schema.required : []
    return Object.entries(isObject(schema.properties) ? schema.properties : {}).flatMap(([name, field]) =>
      isObject(field) ? [{ name, field, required: required.includes(name) }] : [],
    )
  }
  return [
    ...fieldsOf(params).map(({ name, field }) =>
      parameter('path', name, true, { description: whichOne(name), ...field }),
    ),
    ...fieldsOf(query).map(({ name, field, required }) => parameter('query', name, required, field)),
    { $ref: '#/components/parameters/RequestId' },
    ...(isTagged(route) ? [{ $ref: '#/components/parameters/IfNoneMatch' }] : []),
    ...(success.events ? [{ $ref: '#/components/parameters/LastEventId' }] : []),
    ...(success.file ? [{ $ref: '#/components/parameters/Range' }, { $ref: '#/components/parameters/IfRange' }] : []),
    ...(takesKey(route) ? [{ $ref: '#/components/parameters/IdempotencyKey' }] : []),
    ...(route.versioned ? [{ $ref: '#/components/parameters/IfMatch' }] : []),
    ...(refreshCookie ? [{ $ref: '#/components/parameters/TokenTransport' }] : []),
    ...(refreshCookie === 'trades' ? [{ $ref: '#/components/parameters/RefreshCookie' }] : []),
  ]
}

function parameter(place: 'path' | 'query', name: string, required: boolean, field: JsonSchema): Parameter {
  // Examples stay in the schema: Swagger UI would fill every optional parameter with its own `example`.
  const { description, ...schema } = field
  return {
    name,
    in: place,
    required,
    ...(typeof description === 'string' ? { description } : {}),
    schema,
  }
}

/** gigId → Which gig. */
const whichOne = (name: string): string =>
  `Which ${name.replace(/Id$/, '').replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`)}.`

function repliesOf(route: Route, schemas: SchemaComponents): Record<string, Reply | Reference> {
  const { success, example, refreshCookie } = route
  const headers: string[] = []
  if (isTagged(route) || hasVersion(success)) headers.push('ETag')
  if (takesKey(route)) headers.push('IdempotencyReplayed')
  if (isPaged(route)) headers.push('Link')
  if (success.file) headers.push('RetryAfter')
  if (refreshCookie) headers.push('SetCookie')
  const reply: Reply = {
    description: successNotes[success.status],
    headers: headerReferences(headers),
    ...(success.schema || success.table ? { content: contentOf(success, schemas, example) } : {}),
  }
  const problems = [...problemsByStatus(route)].map(
    ([status, codes]) => [status, { $ref: `#/components/responses/${problemReplyName(codes)}` }] as const,
  )
  return {
    ...(success.schema || !success.file ? { [success.status]: reply } : {}),
    ...(success.file ? fileReplies() : {}),
    ...(isTagged(route) ? { 304: { $ref: '#/components/responses/NotModified' } } : {}),
    ...Object.fromEntries(problems),
  }
}

/** Whether what the route gives can be asked for again with If-None-Match. */
export const isTagged = ({ method, success }: Route): boolean => method === 'get' && !success.events && !success.table

/** All of a file, or the range that was asked for. */
function fileReplies(): Record<string, Reply> {
  const reply = (description: string, ...headers: string[]): Reply => ({
    description,
    headers: headerReferences(['ETag', 'AcceptRanges', 'ContentDisposition', ...headers]),
    content: fileContent,
  })
  return { 200: reply('The whole file.'), 206: reply('The bytes that `Range` asked for.', 'ContentRange') }
}

/** The codes that share a status, as a name: NotFound, InvalidInputOrInvalidCursor. */
export const problemReplyName = (codes: readonly ProblemCode[]): string =>
  codes.map((code) => code.replace(/(?:^|_)([a-z])/g, (_, letter: string) => letter.toUpperCase())).join('Or')

/** The reply with one of several problems of a status, with an example for each. */
export function problemReply(status: number, codes: readonly ProblemCode[]): Reply {
  const headers: string[] = []
  if (status === 401) headers.push('WWWAuthenticate')
  if (status === 416) headers.push('ContentRange')
  if (status === 429 || status === 503 || codes.includes('idempotency_in_progress')) headers.push('RetryAfter')
  return {
    description: codes.map((code) => `\`${code}\`: ${problemCatalogue[code].title}.`).join('\n\n'),
    headers: headerReferences(headers),
    content: {
      'application/problem+json': {
        schema: { $ref: '#/components/schemas/Problem' },
        examples: Object.fromEntries(codes.map((code) => [code, { $ref: `#/components/examples/${code}` }])),
      },
    },
  }
}

const headerNames: Record<string, string> = {
  RequestId: 'X-Request-Id',
  RateLimitPolicy: 'RateLimit-Policy',
  RetryAfter: 'Retry-After',
  IdempotencyReplayed: 'Idempotency-Replayed',
  WWWAuthenticate: 'WWW-Authenticate',
  SetCookie: 'Set-Cookie',
  AcceptRanges: 'Accept-Ranges',
  ContentDisposition: 'Content-Disposition',
  ContentRange: 'Content-Range',
}

/** The headers of every reply. */
const headersOfAll = ['RequestId', 'RateLimit', 'RateLimitPolicy']

/** The shared headers by the names of their components, beside those of every reply. */
export const headerReferences = (components: readonly string[]): Record<string, Reference> =>
  Object.fromEntries(
    [...headersOfAll, ...components].map((name) => [
      headerNames[name] ?? name,
      { $ref: `#/components/headers/${name}` },
    ]),
  )

function contentOf({ schema, events, table }: Route['success'], schemas: SchemaComponents, example: unknown) {
  if (table) return tableContent
  const data = schema ? schemas.schemaOf(schema, 'output') : {}
  return events ? eventContent(data, schemas) : jsonContent(data, schemas, example)
}

function jsonContent(schema: JsonSchema, { named }: SchemaComponents, changes?: unknown) {
  const example = exampleOf(schema, named)
  return {
    'application/json': {
      schema,
      example: isObject(example) && isObject(changes) ? { ...example, ...changes } : example,
    },
  }
}

import { IDEMPOTENCY_KEY } from '../middlewares/idempotency'
import { REFRESH_COOKIE, TRANSPORT_HEADER, transports } from '../middlewares/refreshCookie'
import { API_BASE } from '../schemas/common'
import { problemCatalogue, type ProblemCode } from '../utils/problemCatalogue'
import type { Route } from './contract'
import { headerReferences, operationOf, pathTemplate, problemReply, problemReplyName } from './openapiOperation'
import type { Operation, Parameter, Reply } from './openapiOperation'
import { ProblemDetails, problemExample, problemsByStatus } from './openapiProblems'
import { schemaComponents, type JsonSchema } from './openapiSchemas'

interface Header {
  description: string
  schema: JsonSchema
  example: unknown
}

export interface OpenApiDocument {
  openapi: string
  info: object
  servers: { url: string; description: string }[]
  tags: { name: string; description?: string }[]
  paths: Record<string, Record<string, Operation>>
  components: {
    securitySchemes: Record<string, object>
    schemas: Record<string, JsonSchema>
    parameters: Record<string, Parameter>
    headers: Record<string, Header>
    responses: Record<string, Reply>
    examples: Record<string, { summary: string; description: string; value: unknown }>
  }
}

const introduction = `Workers apply for gigs, clients hire them, admins keep order.

- Bodies are JSON in UTF-8. A key that is not described here is refused with 422.
- Ids are UUIDv7. An id of the wrong form is 404 in a path and 422 elsewhere.
- Instants are ISO 8601 in UTC with milliseconds. Money is a whole number of minor units and a currency.
- A list has \`data\` and \`nextCursor\`. Pass the cursor on to get the next page; null means that this was the last one.
- An error is an \`application/problem+json\` (RFC 9457). Programs compare its \`code\`; \`type\` is a page that says what to do.
- What belongs to somebody else is 404, never 403.
- Send each write with an \`Idempotency-Key\` of its own: then it can be repeated when its answer was lost, and happens once.
- What can be changed has a \`version\` and an \`ETag\`. With \`If-Match\` a change is refused when somebody else was first.`

const tagDescriptions: Record<string, string> = {
  Auth: 'Registering, signing in and out, sessions and passwords.',
  Me: 'Your account and personal information, whatever your role is.',
  Worker: 'For workers: the profile, finding gigs (called jobs here), and applications.',
  Client: 'For clients: the profile, posting gigs, and hiring.',
  Invitations: 'A client asks a worker to apply. Applying accepts the invitation.',
  Files: 'What users have uploaded.',
  Gigs: 'The public search, open to everybody.',
  People: 'The workers and clients that others may see.',
  Skills: 'The names that profiles and gigs use for skills.',
  Contracts: 'What an accepted offer becomes. Only its two parties see it.',
  Reviews: 'What the two sides of a contract say about each other, sealed until both have, or their time is over.',
  Reports: 'Telling the admins what is wrong.',
  Admin: 'Users, logs and the audit log. For admins only.',
}

const exampleTag = '"3-8sXpQ0kYV7uLw2Rd"'

const parameters: Record<string, Parameter> = {
  RequestId: {
    name: 'X-Request-Id',
    in: 'header',
    required: false,
    description: 'Your own id for the request, kept in the reply and in the log. One of another form is replaced.',
    schema: { type: 'string', pattern: '^[\\w.-]{8,64}$', examples: ['checkout-7f3a91'] },
  },
  IfNoneMatch: {
    name: 'If-None-Match',
    in: 'header',
    required: false,
    description: 'The ETag that you have: 304 if nothing has changed.',
    schema: { type: 'string', examples: [exampleTag] },
  },
  IfMatch: {
    name: 'If-Match',
    in: 'header',
    required: false,
    description: 'The ETag of the state that you mean to change: 412 if it has changed since. `*` means any.',
    schema: { type: 'string', examples: [exampleTag] },
  },
  IdempotencyKey: {
    name: 'Idempotency-Key',
    in: 'header',
    required: false,
    description:
      'A key of your own, new for each request, such as a UUID. Sent again with the same request within 24 hours, it gets the first answer and does nothing more. Errors that a retry may mend (401, 422, 429 and 5xx) are not kept.',
    schema: { type: 'string', pattern: IDEMPOTENCY_KEY.source, examples: ['8e03978e-40d5-43dd-bc93-6894a57f9324'] },
  },
  Range: {
    name: 'Range',
    in: 'header',
    required: false,
    description: 'The bytes that are wanted (RFC 9110 §14.2). Several ranges at once get the whole file.',
    schema: { type: 'string', examples: ['bytes=0-1023'] },
  },
  LastEventId: {
    name: 'Last-Event-ID',
    in: 'header',
    required: false,
    description: 'The `id` of the last event that came: the stream goes on behind it.',
    schema: { type: 'string', examples: ['kJ3rVq0yWl8B…'] },
  },
  IfRange: {
    name: 'If-Range',
    in: 'header',
    required: false,
    description: 'The ETag of the file that a part of is there already: the whole file if it is another.',
    schema: { type: 'string', examples: ['"9f86d081-large"'] },
  },
  TokenTransport: {
    name: TRANSPORT_HEADER,
    in: 'header',
    required: false,
    description: `How the refresh token travels. With \`cookie\` it comes as the cookie \`${REFRESH_COOKIE}\`, which scripts cannot read, and not in the body. Pages of other origins than the server's own, APP_URL and CORS_ORIGINS are refused.`,
    schema: { type: 'string', enum: [...transports], default: 'body' },
  },
  RefreshCookie: {
    name: REFRESH_COOKIE,
    in: 'cookie',
    required: false,
    description: `With \`${TRANSPORT_HEADER}: cookie\` it stands for an empty body.`,
    schema: { type: 'string', examples: ['AZ6hl4G4fUqJ…'] },
  },
}

const textHeader = (description: string, example: string): Header => ({
  description,
  schema: { type: 'string' },
  example,
})

const headers: Record<string, Header> = {
  RequestId: textHeader('The id of this request; the log knows it too.', 'checkout-7f3a91'),
  RateLimit: textHeader(
    'For each limit how many requests remain (`r`) and the seconds until it starts again (`t`): draft-ietf-httpapi-ratelimit-headers-08.',
    '"reads"; r=299; t=60',
  ),
  RateLimitPolicy: textHeader(
    'For each limit how many requests (`q`) are allowed in how many seconds (`w`), and whose they are (`pk`).',
    '"reads"; q=300; w=60; pk=:MTJjYTE3YjQ5YWYy:',
  ),
  ETag: textHeader(
    'Names this state of the resource. Send it as If-None-Match to read it again, and as If-Match to change it.',
    exampleTag,
  ),
  IdempotencyReplayed: {
    description: 'Only with the answer to an earlier request with the same Idempotency-Key.',
    schema: { type: 'string', const: 'true' },
    example: 'true',
  },
  AcceptRanges: textHeader('That `Range` is understood.', 'bytes'),
  ContentRange: textHeader('Which bytes these are, and of how many.', 'bytes 0-1023/48213'),
  ContentDisposition: textHeader(
    'The name under which it is saved; not there for a picture that may be shown.',
    'attachment; filename="Jane Doe.pdf"',
  ),
  Link: textHeader('The next page, if there is one (RFC 8288).', '</api/v1/gigs?cursor=eyJ…>; rel="next"'),
  WWWAuthenticate: textHeader(
    'How to sign in (RFC 6750), and what is wrong with the token, if one was sent.',
    'Bearer error="invalid_token"',
  ),
  SetCookie: textHeader(
    `With \`${TRANSPORT_HEADER}: cookie\` the refresh token, or with Max-Age=0 that there is none any more.`,
    `${REFRESH_COOKIE}=AZ6hl4G4fUqJ…; Max-Age=604800; Path=/; HttpOnly; Secure; SameSite=Strict`,
  ),
  RetryAfter: {
    description: 'Seconds to wait before the next try.',
    schema: { type: 'integer', minimum: 1 },
    example: 30,
  },
}

const bearer = {
  type: 'http',
  scheme: 'bearer',
  bearerFormat: 'JWT',
  description: 'The `accessToken` of a session. It lives for ten minutes; POST /auth/refresh gives the next one.',
}

const notModified: Reply = {
  description: 'You have the present state already.',
  headers: headerReferences(['ETag']),
}

/**
 * The description of all routes (OpenAPI 3.1.1), made from their contracts.
 * @param options.serverUrl the address of the server, without a path and a slash at the end
 */
export function buildOpenApi(routes: readonly Route[], { serverUrl }: { serverUrl: string }): OpenApiDocument {
  const given = <T>(values: (T | undefined)[]): T[] => values.flatMap((value) => value ?? [])
  const schemas = schemaComponents({
    input: given(routes.flatMap(({ params, query, body }) => [params, query, body])),
    output: [ProblemDetails, ...given(routes.map(({ success }) => success.schema))],
  })
  return {
    openapi: '3.1.1',
    info: {
      title: 'Gig marketplace',
      version: '1.0.0',
      summary: 'The API of a marketplace for gigs.',
      description: introduction,
      contact: { name: 'API support', url: `${serverUrl}/problems` },
      license: { name: 'Proprietary', identifier: 'LicenseRef-Proprietary' },
    },
    servers: [
      { url: API_BASE, description: 'The server that gave this document.' },
      { url: serverUrl + API_BASE, description: 'The public address.' },
    ],
    tags: [...new Set(routes.map(({ tag }) => tag))].map((name) => ({ name, description: tagDescriptions[name] })),
    paths: pathsOf(routes, (route) => operationOf(route, schemas)),
    components: {
      securitySchemes: { bearer },
      schemas: schemas.named,
      parameters,
      headers,
      ...problemComponents(routes, serverUrl),
    },
  }
}

function pathsOf(routes: readonly Route[], describe: (route: Route) => Operation): OpenApiDocument['paths'] {
  const paths: OpenApiDocument['paths'] = {}
  for (const route of routes) {
    const path = pathTemplate(route.path)
    paths[path] = { ...paths[path], [route.method]: describe(route) }
  }
  return paths
}

/** One reply for each set of problems that routes share, and one example for each problem. */
function problemComponents(routes: readonly Route[], typeBase: string) {
  const groups = routes.flatMap((route) => [...problemsByStatus(route)])
  const replies = groups.map(([status, codes]) => [problemReplyName(codes), problemReply(status, codes)] as const)
  const used = [...new Set(groups.flatMap(([, codes]) => codes))]
  const example = (code: ProblemCode) => {
    const { title, help } = problemCatalogue[code]
    return { summary: title, description: help, value: problemExample(code, typeBase) }
  }
  return {
    responses: { NotModified: notModified, ...Object.fromEntries(replies) },
    examples: Object.fromEntries(used.map((code) => [code, example(code)])),
  }
}

import supertest from 'supertest'
import { z } from 'zod'
import { createApp, type AppOptions } from '../src/app'
import { watchSchema } from '../src/config/schemaGate'
import { createDb, type Db } from '../src/config/db'
import { apiRoutes } from '../src/routes'
import type { Route } from '../src/routes/contract'
import type { OpenApiDocument } from '../src/routes/openapi'
import { Application } from '../src/schemas/applications'
import { Contract } from '../src/schemas/contracts'
import { Gig } from '../src/schemas/gigs'
import { Invitation } from '../src/schemas/invitations'
import type { Viewer } from '../src/schemas/vocabulary'
import { applicationMachine } from '../src/states/application'
import { contractMachine } from '../src/states/contract'
import { gigMachine } from '../src/states/gig'
import { invitationMachine } from '../src/states/invitation'
import { problemCatalogue, type ProblemCode } from '../src/utils/problemCatalogue'
import { startApp, type TestApp } from './support/app'
import { placesIn } from './support/json'
import { expectProblem } from './support/problems'
import { nameOf, routesWhere } from './support/routeCases'
import { createDatabase, workerServices } from './support/services'

let app: TestApp
let description: OpenApiDocument
beforeAll(async () => {
  app = await startApp()
  description = (await supertest(app.url).get('/openapi.json').expect(200)).body
})
afterAll(() => app.close())

/** What a reference such as #/components/schemas/Gig leads to (RFC 6901). */
function lookUp(reference: string): unknown {
  const steps = reference.replace(/^#\//, '').split('/')
  const unescape = (step: string) => step.replaceAll('~1', '/').replaceAll('~0', '~')
  return steps.reduce<unknown>(
    (place, step) => (typeof place === 'object' && place ? Reflect.get(place, unescape(step)) : undefined),
    description,
  )
}

const Reference = z.object({ $ref: z.string() })
const Content = z.object({ example: z.unknown().optional(), examples: z.record(z.string(), Reference).optional() })
const Reply = z.object({
  headers: z.record(z.string(), Reference),
  content: z.record(z.string(), Content).optional(),
})

/** What stands behind a reference, or the thing itself. */
function resolved(thing: unknown): unknown {
  const reference = Reference.safeParse(thing)
  return reference.success ? lookUp(reference.data.$ref) : thing
}

/** The body of a reply by media type, wherever in the document it stands. */
const contentOf = (reply: unknown) => Reply.parse(resolved(reply)).content ?? {}

describe('The description of the API', () => {
  const operationOf = (name: string) => {
    const [method = '', path = ''] = name.split(' ')
    return description.paths[path.replace(/:(\w+)/g, '{$1}')]?.[method.toLowerCase()]
  }

  it('is OpenAPI 3.1 and has every route, each once, and nothing else', () => {
    expect(description.openapi).toMatch(/^3\.1\./)
    const described = Object.entries(description.paths).flatMap(([path, operations]) =>
      Object.keys(operations).map((method) => `${method.toUpperCase()} ${path.replace(/\{(\w+)\}/g, ':$1')}`),
    )
    expect(described.sort()).toEqual(apiRoutes.map(nameOf).sort())
    const ids = Object.values(description.paths).flatMap((operations) =>
      Object.values(operations).map(({ operationId }) => operationId),
    )
    expect(new Set(ids).size).toBe(ids.length)
  })

  const takesKey = ({ method, access }: Route) => method !== 'get' && access !== 'public'

  it.each(routesWhere(() => true))(
    'says of %s whether it can be retried, and whether it has a version',
    (name, route) => {
      const { parameters = [], responses = {} } = operationOf(name) ?? {}
      const sent = parameters.map((parameter) => z.object({ name: z.string() }).parse(resolved(parameter)).name)
      const { headers } = Reply.parse(resolved(responses[route.success.status]))
      expect(sent.includes('Idempotency-Key')).toBe(takesKey(route))
      expect('Idempotency-Replayed' in headers).toBe(takesKey(route))
      expect(sent.includes('If-Match')).toBe(route.versioned)
      const { schema, events, table } = route.success
      const shows = schema instanceof z.ZodObject && 'version' in schema.shape
      expect('ETag' in headers).toBe((route.method === 'get' && !events && !table) || shows)
      expect(sent.includes('Last-Event-ID')).toBe(events)
    },
  )

  it.each(routesWhere(() => true))(
    'says of %s what it is for, what it answers and what can go wrong',
    (name, route) => {
      const operation = operationOf(name)
      expect(operation?.summary).toMatch(/^[A-Z].+[^.]$/)
      const security = { public: [], anyone: [{}, { bearer: [] }] }
      expect(operation?.security).toEqual(
        route.access === 'public' || route.access === 'anyone' ? security[route.access] : [{ bearer: [] }],
      )

      const { responses = {} } = operation ?? {}
      const { status, schema, file, events, table } = route.success
      const type = events ? 'text/event-stream' : 'application/json'
      if (schema) expect(contentOf(responses[status])[type]?.example).toBeDefined()
      if (file) for (const each of [200, 206]) expect(contentOf(responses[each])['*/*']).toBeDefined()
      if (table) expect(contentOf(responses[status])['text/csv']?.example).toBeDefined()
      if (!schema && !file && !table) expect(status).toBe(204)

      const everywhere: ProblemCode[] = [
        file ? 'range_not_satisfiable' : 'not_acceptable',
        'invalid_input',
        'too_many_requests',
        'internal_error',
        'unavailable',
      ]
      const signedIn: ProblemCode[] = ['unauthenticated', 'token_expired', 'session_revoked', 'account_suspended']
      const bodyProblems: ProblemCode[] = [
        ...(route.upload ? [] : ['malformed_json' as const]),
        'bad_request',
        'request_timeout',
        'payload_too_large',
        'unsupported_media_type',
      ]
      const keyProblems: ProblemCode[] = ['idempotency_in_progress', 'idempotency_key_reused']
      const expected: ProblemCode[] = [
        ...everywhere,
        ...route.problems,
        ...(route.access === 'public' ? [] : signedIn),
        ...(['worker', 'client', 'admin'].includes(route.access) ? (['forbidden'] as const) : []),
        ...(route.path.includes(':') ? (['not_found'] as const) : []),
        ...(route.method === 'get' ? [] : bodyProblems),
        ...(takesKey(route) ? keyProblems : []),
        ...(route.versioned ? (['precondition_failed'] as const) : []),
      ]
      for (const code of expected) {
        const content = contentOf(responses[problemCatalogue[code].status])
        expect(Object.keys(content['application/problem+json']?.examples ?? {})).toContain(code)
      }
    },
  )

  it.each(routesWhere(() => true))('says of every answer of %s which headers it has', (name) => {
    for (const reply of Object.values(operationOf(name)?.responses ?? {})) {
      expect(Object.keys(Reply.parse(resolved(reply)).headers)).toEqual(
        expect.arrayContaining(['X-Request-Id', 'RateLimit', 'RateLimit-Policy']),
      )
    }
  })

  const isListOf = (reply: unknown, shape: z.ZodObject) =>
    reply instanceof z.ZodObject && reply.shape.data instanceof z.ZodArray && reply.shape.data.element === shape

  /** What the example of the reply shows, for the routes that give one resource of this kind or a list of them. */
  function repliesWith<S extends z.ZodObject>(shape: S, access: string): [name: string, example: z.output<S>][] {
    const gives = ({ success: { schema } }: Route) => schema === shape || isListOf(schema, shape)
    return routesWhere((route) => gives(route) && route.access === access).map(([name, route]) => {
      const example = contentOf(operationOf(name)?.responses[route.success.status])['application/json']?.example
      if (route.success.schema === shape) return [name, shape.parse(example)]
      return [name, shape.parse(z.object({ data: z.array(z.unknown()).length(1) }).parse(example).data[0])]
    })
  }
  const actionOf = (name: string) => name.split('/').at(-1)

  it.each(['worker', 'client'] as const)('shows to a %s applications as its routes leave them', (side) => {
    for (const [name, { status, allowedActions, history }] of repliesWith(Application, side)) {
      expect([name, allowedActions]).toEqual([
        name,
        applicationMachine.allowedActions(status, side, { offerLapsed: false, confirmed: true }),
      ])
      expect(history.at(-1)?.to).toBe(status)
      history.slice(1).forEach(({ from, to, by }, i) => {
        expect(from).toBe(history[i]?.to)
        expect(applicationMachine.transitions).toContainEqual(
          expect.objectContaining({ to, from: expect.arrayContaining([from]), by: expect.arrayContaining([by]) }),
        )
      })
      const move = applicationMachine.transitions.find(({ action }) => action === actionOf(name))
      if (move?.to) expect([name, status]).toEqual([name, move.to])
    }
  })

  const asUsual = { deadlinePassed: false, idle: false, removedFrom: null }
  it('shows to a client gigs as its routes leave them', () => {
    for (const [name, gig] of repliesWith(Gig, 'client')) {
      const { status, allowedActions } = gig
      const expected = gigMachine.allowedActions(status, 'client', { ...gig, ...asUsual })
      expect([name, allowedActions]).toEqual([name, expected])
      const move = gigMachine.transitions.find(({ action }) => action === actionOf(name))
      if (move?.to) expect([name, status]).toEqual([name, move.to])
    }
  })

  it.each(['worker', 'client'] as const)('shows to a %s invitations as its routes leave them', (side) => {
    for (const [name, { status, allowedActions }] of repliesWith(Invitation, side)) {
      const expected = invitationMachine.allowedActions(status, side, { lapsed: false, takesApplications: true })
      expect([name, allowedActions]).toEqual([name, expected])
    }
  })

  describe('shows contracts as their routes leave them', () => {
    const contractActionsOf = (status: Contract['status'], viewer: Viewer) =>
      contractMachine.allowedActions(status, viewer, {
        cancelAskedBy: null,
        completionDue: false,
        reviewable: true,
        reviewedBy: [],
      })

    it.each(['worker', 'client', 'admin'] as const)('to a %s', (viewer) => {
      for (const [name, { status, allowedActions }] of repliesWith(Contract, viewer))
        expect([name, allowedActions]).toEqual([name, contractActionsOf(status, viewer)])
    })

    it('to the party that has moved one', () => {
      const moved = repliesWith(Contract, 'signedIn').filter(([name]) => name.startsWith('POST'))
      expect(moved.length).toBeGreaterThan(3)
      for (const [name, { status, allowedActions, history }] of moved) {
        const { by, action, text } = history.at(-1) ?? {}
        expect(action).toBe(actionOf(name))
        expect([name, allowedActions]).toEqual([name, contractActionsOf(status, by === 'worker' ? 'worker' : 'client')])
        const sent = requestOf(name)
        if (sent) expect(Object.values(sent)).toEqual([text])
      }
    })

    const Sent = z.record(z.string(), z.string()).optional()
    const requestOf = (name: string) => Sent.parse(operationOf(name)?.requestBody?.content['application/json']?.example)
  })

  it('asks for a body only where an empty one is refused, and no cookie can come in its place', () => {
    const requires = (name: string) => operationOf(name)?.requestBody?.required
    expect(requires('POST /contracts/:contractId/deliver')).toBe(false)
    expect(requires('POST /contracts/:contractId/cancel')).toBe(true)
    expect(requires('POST /auth/refresh')).toBe(false)
    for (const [name, { body }] of routesWhere((route) => route.body !== undefined && route.refreshCookie !== 'trades'))
      expect([name, requires(name)]).toEqual([name, body?.safeParse({}).success === false])
  })

  it.each(routesWhere(({ refreshCookie }) => refreshCookie !== undefined))(
    'says of %s how the refresh token travels',
    (name, { success }) => {
      const { parameters = [], responses = {} } = operationOf(name) ?? {}
      expect(parameters).toContainEqual({ $ref: '#/components/parameters/TokenTransport' })
      expect(Reply.parse(responses[success.status]).headers).toHaveProperty('Set-Cookie')
      expect(Object.keys(contentOf(responses[403])['application/problem+json']?.examples ?? {})).toContain('forbidden')
    },
  )

  it('shows to the public what the public may do: nothing', () => {
    for (const [, { allowedActions }] of repliesWith(Gig, 'public')) expect(allowedActions).toEqual([])
  })

  const Examples = z.looseObject({
    examples: z.array(z.unknown()).min(1).optional(),
    enum: z.array(z.unknown()).min(1).optional(),
    default: z.unknown().optional(),
    type: z.unknown().optional(),
  })
  /** Its own, one of few values, or one that needs none to be understood. */
  const hasExample = (schema: unknown): boolean => {
    const { examples, enum: values, default: byDefault, type } = Examples.parse(resolved(schema))
    return [examples, values, byDefault].some((each) => each !== undefined) || type === 'boolean'
  }

  it.each(routesWhere(() => true))('gives an example of all that is sent to %s', (name) => {
    const { parameters = [], requestBody } = operationOf(name) ?? {}
    const WithSchema = z.looseObject({ name: z.string(), schema: z.unknown() })
    const without = parameters
      .map((parameter) => WithSchema.parse(resolved(parameter)))
      .filter(({ schema }) => !hasExample(schema))
    expect(without.map((parameter) => parameter.name)).toEqual([])
    for (const { example } of Object.values(requestBody?.content ?? {})) expect(example).toBeDefined()
  })

  it('says of every parameter what it is for', () => {
    const Named = z.looseObject({ name: z.string(), in: z.string(), description: z.string().optional() })
    const parameters = placesIn(description.paths).flatMap(({ value }) => Named.safeParse(value).data ?? [])
    expect(parameters.length).toBeGreaterThan(50)
    expect(parameters.filter((parameter) => !parameter.description?.endsWith('.'))).toEqual([])
  })

  it('shows an example of every resource', () => {
    const without = Object.entries(description.components.schemas).filter(
      ([name, { examples }]) => !name.endsWith('Page') && !Array.isArray(examples),
    )
    expect(without.map(([name]) => name)).toEqual([])
  })

  it('has something behind every reference', () => {
    const references = placesIn(description).flatMap(({ path, value }) =>
      path.at(-1) === '$ref' ? [String(value)] : [],
    )
    expect(references.length).toBeGreaterThan(100)
    expect([...new Set(references)].filter((reference) => lookUp(reference) === undefined)).toEqual([])
  })

  /** A schema of the document, with all that it refers to, as zod reads it. */
  function asZod(schema: object): z.ZodType {
    const whole = JSON.stringify({ ...schema, $defs: description.components.schemas })
    return z.fromJSONSchema(JSON.parse(whole.replaceAll('#/components/schemas/', '#/$defs/')))
  }

  const Schema = z.looseObject({ examples: z.array(z.unknown()) })
  const Exemplified = z.looseObject({ schema: z.looseObject({}), example: z.unknown() })

  /** Every example of the document with the schema that it stands in or beside. */
  function examplesIn(document: unknown): { at: string; schema: object; example: unknown }[] {
    return placesIn(document).flatMap(({ path, value }) => {
      const at = path.join('/')
      const schema = Schema.safeParse(value).data
      const content = Exemplified.safeParse(value).data
      return [
        ...(schema?.examples ?? []).map((example) => ({ at, schema: { ...schema }, example })),
        ...(content ? [{ at, schema: content.schema, example: content.example }] : []),
      ]
    })
  }

  it('gives only examples that fit their schema', () => {
    const examples = examplesIn(description)
    expect(examples.length).toBeGreaterThan(100)
    const faults = examples.map(({ at, schema, example }) => ({
      at,
      example,
      issues: asZod(schema).safeParse(example).error?.issues,
    }))
    expect(faults.filter(({ issues }) => issues)).toEqual([])
  })

  it('need not be sent again to whoever has it', async () => {
    const first = await supertest(app.url).get('/openapi.json').expect(200)
    await supertest(app.url).get('/openapi.json').set('If-None-Match', String(first.headers.etag)).expect(304)
  })
})

describe('The reference page', () => {
  it('comes from this server with everything that it needs, and may load nothing else', async () => {
    const page = await supertest(app.url).get('/docs').expect(200)
    expect(page.type).toBe('text/html')
    const policy = String(page.headers['content-security-policy'])
    expect(policy).toContain("default-src 'none'")
    expect(policy).not.toMatch(/unsafe|https?:|\*/)
    expect(page.text).not.toMatch(/(https?:)?\/\/\w/)

    const parts = [...page.text.matchAll(/(?:src|href)="([^"]+)"/g)].map(([, address]) => String(address))
    expect(parts.length).toBeGreaterThan(3)
    for (const part of parts) await supertest(app.url).get(part).expect(200)
    const initializer = await supertest(app.url).get('/docs/initializer.js').expect(200)
    expect(initializer.text).toContain("'/openapi.json'")
  })
})

describe('The pages of the problems', () => {
  const codes = Object.keys(problemCatalogue)

  it.each(codes)('tell machines and people what %s means', async (code) => {
    const { body } = await supertest(app.url).get(`/problems/${code}`).set('Accept', 'application/json').expect(200)
    expect(body).toMatchObject({ code, type: expect.stringMatching(new RegExp(`^https?://[^/]+/problems/${code}$`)) })
    const { text, type } = await supertest(app.url).get(`/problems/${code}`).set('Accept', 'text/html').expect(200)
    expect(type).toBe('text/html')
    expect(text).toContain(code)
  })

  it('are listed', async () => {
    const { body }: { body: { data: { code: string }[] } } = await supertest(app.url).get('/problems').expect(200)
    expect(body.data.map(({ code }) => code)).toEqual(codes)
  })

  it('do not exist for codes that do not', async () => {
    for (const code of ['nothing', 'toString', '__proto__']) {
      expectProblem(await supertest(app.url).get(`/problems/${code}`), 'not_found')
    }
  })
})

describe('Health', () => {
  it('is told while the process lives', async () => {
    const { body } = await supertest(app.url).get('/healthz').expect(200)
    expect(body).toEqual({ status: 'ok' })
  })

  it('is ready when all that it needs answers, each with its latency', async () => {
    const { body } = await supertest(app.url).get('/readyz').expect(200)
    const ok = (name: string) => ({ name, status: 'ok', latencyMs: expect.any(Number) })
    expect(body).toEqual({
      status: 'ready',
      checks: ['process', 'database', 'migrations', 'redis', 'logs', 'uploads'].map(ok),
    })
  })

  /** What a process of the same service says that has this database. */
  async function failuresOver(db: Db, options: AppOptions = {}): Promise<{ failed: string[]; text: string }> {
    const { body, text, headers } = await supertest(createApp({ ...app.context, db }, options))
      .get('/readyz')
      .expect(503)
    expect(body.status).toBe('unready')
    expect(headers['retry-after']).toMatch(/^\d+$/)
    const checks = z.array(z.object({ name: z.string(), status: z.enum(['ok', 'failed']) })).parse(body.checks)
    return { failed: checks.filter(({ status }) => status === 'failed').map(({ name }) => name), text }
  }

  it('is not ready over a schema that does not fit, or without its database, and says which part is wrong', async () => {
    const { serverUrl } = workerServices()
    const name = `unready_${process.pid}`
    const url = await createDatabase(serverUrl, name)
    const db = createDb(url, 1)
    const server = await db.connectAlone()

    const misfits = async () => {
      const gate = await watchSchema(db, app.context.log)
      gate.close()
      return failuresOver(db, { schemaRefusal: () => gate.refusal() })
    }

    await server.query(`INSERT INTO migrations (name, applied_at) VALUES ('9999_from_the_future.sql', NOW(3))`)
    expect(await misfits()).toMatchObject({ failed: ['migrations'], text: expect.stringContaining('newer') })
    await server.query('DELETE FROM migrations')
    expect(await misfits()).toMatchObject({ failed: ['migrations'], text: expect.stringContaining('older') })

    await db.close()
    await server.query(`DROP DATABASE ${name}`)
    await server.end()
    const gone = createDb(url, 1)
    const { failed, text } = await failuresOver(gone)
    await gone.close()
    expect(failed).toEqual(['database', 'migrations'])
    expect(text).not.toContain(name)
  })

  it('is not ready while the process is stopping', async () => {
    const { failed } = await failuresOver(app.context.db, { isDraining: () => true })
    expect(failed).toEqual(['process'])
  })
})

import express, { type RequestHandler } from 'express'
import supertest from 'supertest'
import { z } from 'zod'
import { rows, write } from '../src/config/db'
import { errorHandler } from '../src/middlewares/errorHandler'
import { requestLog } from '../src/middlewares/requestLog'
import { routesOf } from '../src/routes/contract'
import { Problem } from '../src/utils/errors'
import { problemCatalogue } from '../src/utils/problemCatalogue'
import { newId } from '../src/utils/uuid'
import { startApp, type TestApp } from './support/app'
import { eventually } from './support/eventually'
import { makeAdmin } from './support/factories'
import { expectProblem } from './support/problems'

let app: TestApp
beforeAll(async () => {
  app = await startApp()
})
afterAll(() => app.close())

describe('The catalogue of problems', () => {
  const entries = Object.entries(problemCatalogue)
  const all = (member: 'number' | 'title' | 'help') => entries.map(([, problem]) => problem[member])

  it('gives every problem a number and a title of its own', () => {
    expect(new Set(all('number')).size).toBe(entries.length)
    expect(new Set(all('title')).size).toBe(entries.length)
  })

  it.each(entries)('says of %s what is wrong and what to do', (code, { number, status, title, help }) => {
    expect(code).toMatch(/^[a-z]+(_[a-z]+)*$/)
    expect(number).toBeGreaterThanOrEqual(1001)
    expect(number).toBeLessThan(10_000)
    expect(status).toBeGreaterThanOrEqual(400)
    expect(status).toBeLessThan(600)
    expect(title).toMatch(/^[A-Z].*[^.]$/)
    expect(help).toMatch(/^[A-Z].*\.$/)
  })
})

/** The answer of a server that has this handler alone. */
function answerOf(handler: RequestHandler, requestId = newId()) {
  const server = express()
  server.use(requestLog(app.context))
  server.get('/', handler)
  server.use(errorHandler(app.context.log, 'https://gigs.example.org'))
  return supertest(server).get('/').set('X-Request-Id', requestId)
}

const SECRET = 'hunter2-of-table-users'

describe('An error that nobody foresaw', () => {
  const thrown: [what: string, value: unknown][] = [
    ['an error', new Error(SECRET)],
    ['an error that claims a status', Object.assign(new Error(SECRET), { status: 404, statusCode: 404, expose: true })],
    ['an error with members', Object.assign(new TypeError(SECRET), { code: SECRET, detail: SECRET, sql: SECRET })],
    ['an error with a cause', new Error(SECRET, { cause: new Error(SECRET) })],
    ['a text', SECRET],
    ['an object', { code: 'forbidden', status: 403, message: SECRET }],
    ['a refusal by zod', new z.ZodError([{ code: 'custom', path: [SECRET], message: SECRET }])],
  ]
  it.each(thrown)('is answered with 500 and nothing else: %s', async (_what, value) => {
    const response = await answerOf(() => {
      throw value
    })
    expect(expectProblem(response, 'internal_error').detail).toBe(problemCatalogue.internal_error.title)
    expect(JSON.stringify([response.text, response.headers])).not.toContain(SECRET)
  })

  it('keeps its cause to itself even when it has become a problem', async () => {
    const response = await answerOf(() => {
      throw new Problem('unavailable', { cause: new Error(SECRET), retryAfterSeconds: 2 })
    })
    expectProblem(response, 'unavailable')
    expect(response.headers['retry-after']).toBe('2')
    expect(response.text).not.toContain(SECRET)
  })

  it('is in the log, where an admin finds it by the id of the request', async () => {
    const requestId = newId()
    await answerOf(() => {
      throw new Error('The third wheel came off')
    }, requestId)
    const admin = await makeAdmin(app)
    await eventually(async () => {
      const { body } = await app.api.get('/admin/logs', { as: admin, query: { requestId, level: 'error' } }).expect(200)
      expect(body.data).toMatchObject([{ message: 'internal_error', err: { message: 'The third wheel came off' } }])
    })
  })
})

describe('An error of the database', () => {
  const faulty: [what: string, run: () => Promise<unknown>][] = [
    ['a table that does not exist', () => rows(app.context.db, 'SELECT password FROM no_such_table')],
    ['a statement that is wrong', () => rows(app.context.db, 'SELEKT secret FROM users')],
    [
      'a row that breaks a rule',
      () => write(app.context.db, `INSERT INTO skills (name, category) VALUES ('A', 'x'), ('A', 'x')`),
    ],
    ['a value that is missing', () => rows(app.context.db, 'SELECT 1 FROM users WHERE id = :userId')],
  ]
  it.each(faulty)('tells the caller nothing of itself: %s', async (_what, run) => {
    const response = await answerOf(async (_request, reply) => {
      await run()
      reply.end()
    })
    expectProblem(response, 'internal_error')
    expect(response.text).not.toMatch(/SELE|INSERT|table|users|skills|mysql|maria|errno|ER_/i)
  })
})

describe('A reply', () => {
  const { get, routes } = routesOf('Tests')
  const Reply = z.object({ id: z.string(), size: z.int() })
  const kept: z.input<typeof Reply> & { passwordHash: string } = { id: 'a', size: 1, passwordHash: SECRET }
  get('/fits', { summary: 'Fits, with a key too many', access: 'public', ok: Reply }, () => Promise.resolve(kept))
  get('/misfits', { summary: 'Does not fit', access: 'public', ok: Reply }, () =>
    Promise.resolve({ id: SECRET, size: 0.5 }),
  )

  const answerAt = (path: string) =>
    answerOf(async (_request, response) => {
      const route = routes.find((each) => each.path === path)
      const origin = { ip: '', userAgent: '', requestId: '', language: 'en' }
      const given = { origin, params: {}, query: {}, body: undefined, file: undefined }
      const result = await route?.invoke(app.context, {
        identity: null,
        ifMatch: null,
        lastEventId: undefined,
        ...given,
      })
      response.json(route?.toReply(result))
    })

  it('leaves without the keys that its schema does not name', async () => {
    const { body } = await answerAt('/fits').expect(200)
    expect(body).toEqual({ id: 'a', size: 1 })
  })

  it('that does not fit its schema is our mistake: 500, and nothing of it leaves', async () => {
    const response = await answerAt('/misfits')
    expectProblem(response, 'internal_error')
    expect(response.text).not.toContain(SECRET)
    expect(response.text).not.toContain('size')
  })
})

import { z } from 'zod'
import { apiRoutes } from '../src/routes'
import type { Route } from '../src/routes/contract'
import { startApp, type TestApp } from './support/app'
import { placesIn, replaceAt } from './support/json'
import { expectFaults } from './support/problems'
import { call, routesWhere } from './support/routeCases'
import { createOwnDatabase } from './support/services'
import { storedIn } from './support/stored'
import { prepareWrite } from './support/writeCases'

let app: TestApp
beforeAll(async () => {
  app = await startApp({ DATABASE_URL: await createOwnDatabase('mass'), WORKER: 'off', LOG_LEVEL: 'warn' })
})
afterAll(() => app.close())

/** Columns and switches that attackers try, whatever the API calls them. */
const GUESSED = [
  ...['admin', 'isAdmin', 'is_admin', 'role_id', 'permissions', 'scope', 'userId', 'user_id', 'ownerId', 'tenantId'],
  ...['passwordHash', 'password_hash', 'emailVerified', 'email_verified_at', 'verified', 'suspendedAt', 'deletedAt'],
  ...[
    'created_at',
    'updatedBy',
    'price',
    'balance',
    'credits',
    'quota',
    'state',
    'constructor',
    'toString',
    '_id',
    '$set',
  ],
]

/** Every name that an answer of the API has anywhere: what callers see, they may try to send back changed. */
function namesInAnswers(): string[] {
  const schemas = apiRoutes.flatMap(({ success: { schema } }) => (schema ? [z.toJSONSchema(schema)] : []))
  const shapes = schemas.flatMap((schema) => placesIn(schema)).filter(({ path }) => path.at(-1) === 'properties')
  return shapes.flatMap(({ value }) => Object.keys(z.looseObject({}).parse(value)))
}
const names = [...new Set([...namesInAnswers(), ...GUESSED])]

const isObject = (value: unknown): value is object =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** What may stand in an object of the body, as the schema tells by what it refuses. */
function unknownIn(route: Route, body: object, path: readonly string[]): string[] {
  const known = names.filter((name) => {
    const sent = replaceAt(body, [...path, name], 1)
    const issues = route.body?.safeParse(sent).error?.issues ?? []
    return !issues.some((issue) => issue.code === 'unrecognized_keys' && issue.keys.includes(name))
  })
  return names.filter((name) => !known.includes(name))
}

/** What no body of the API may hold. A rating is one of these but in a review, which gives one. */
const READ_ONLY = [
  'id',
  'version',
  'status',
  'roles',
  'emailVerified',
  'clientId',
  'createdAt',
  'mfaEnabled',
  'passwordHash',
]

it('knows what answers hold', () => {
  expect(names).toEqual(expect.arrayContaining([...READ_ONLY, 'rating', 'allowedActions', 'completeness']))
})

describe('A body that also holds what only the server sets', () => {
  const writes = routesWhere(({ method, access, upload }) => method !== 'get' && access !== 'public' && !upload)

  it.each(writes)('is refused by %s, which then does nothing', async (_name, route) => {
    const ready = await prepareWrite(app, route)
    const { body = {} } = ready
    const before = await storedIn(app.context.db)
    for (const { path } of placesIn(body).filter(({ value }) => isObject(value))) {
      const foreign = route.body ? unknownIn(route, body, path) : names
      if (path.length === 0) expect(foreign).toEqual(expect.arrayContaining(READ_ONLY))
      for (let i = 0; i < foreign.length; i += 100) {
        const some = foreign.slice(i, i + 100)
        const sent = some.reduce((document, name) => replaceAt(document, [...path, name], 1), body)
        const faults = some.map((name) => `/${['body', ...path, name].join('/')} unrecognized_key`)
        expect(expectFaults(await call(app, route, { ...ready, body: sent })).sort()).toEqual(faults.sort())
      }
    }
    expect(await storedIn(app.context.db)).toEqual(before)
    expect((await call(app, route, ready)).status).toBe(route.success.status)
  })
})

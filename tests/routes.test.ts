import type { Role } from '../src/context'
import { apiRoutes } from '../src/routes'
import type { Route } from '../src/routes/contract'
import { encodeCursor } from '../src/utils/cursor'
import { newId } from '../src/utils/uuid'
import { startApp, type TestApp } from './support/app'
import { makeBelongings, storedAbout, type Belongings } from './support/belongings'
import { makeUser, makeWorker, type TestUser } from './support/factories'
import { formOf } from './support/forms'
import { nested, placesIn, replaceAt } from './support/json'
import { expectFaults, expectProblem } from './support/problems'
import {
  call,
  exampleBody,
  examplesOf,
  fieldsOf,
  nameOf,
  paramsOf,
  requiredFields,
  routesWhere,
  wrongTypeFor,
} from './support/routeCases'

let app: TestApp
/** Strangers to everything that belongs to somebody in these tests. */
let callers: Record<Role, TestUser>
let belongings: Belongings

beforeAll(async () => {
  app = await startApp()
  const [worker, client, admin] = [
    await makeUser(app, 'worker'),
    await makeUser(app, 'client'),
    await makeUser(app, 'admin'),
  ]
  callers = { worker, client, admin }
  belongings = await makeBelongings(app)
})
afterAll(() => app.close())

const roles = ['worker', 'client', 'admin'] as const
const unknownId = newId()

/** Somebody who may call the route. */
function callerOf({ access }: Route): { as?: TestUser } {
  if (access === 'public' || access === 'anyone') return {}
  return { as: callers[access === 'signedIn' ? 'worker' : access] }
}

const callAllowed = (route: Route, options: Parameters<typeof call>[2] = {}) =>
  call(app, route, { id: unknownId, ...callerOf(route), ...options })

const isPublic = ({ access }: Route) => access === 'public' || access === 'anyone'
const needsRole = ({ access }: Route) => ['worker', 'client', 'admin'].includes(access)
const hasId = (route: Route) => paramsOf(route).length > 0
const hasBody = ({ body }: Route) => body !== undefined
const hasJson = ({ body, upload }: Route) => body !== undefined && !upload
const hasQuery = ({ query }: Route) => query !== undefined
const takes = (field: string) => (route: Route) =>
  hasQuery(route) && fieldsOf(route, 'query').some(([name]) => name === field)
const keptLists = ['/worker/saved-jobs', '/worker/dismissed-jobs']
/** Forgetting what was never kept is no mistake, so these say 204 to every id. */
const forgives = (route: Route) => keptLists.some((path) => nameOf(route) === `DELETE ${path}/:gigId`)

describe('Who may call', () => {
  it.each(routesWhere((route) => !isPublic(route)))(
    '%s asks a caller without a good token to sign in',
    async (_name, route) => {
      for (const token of [undefined, 'garbage', 'a.b.c']) {
        const response = await call(app, route, { id: unknownId, as: token ? { accessToken: token } : undefined })
        expectProblem(response, 'unauthenticated')
        expect(response.headers['www-authenticate']).toMatch(/^Bearer/)
      }
    },
  )

  it.each(routesWhere(needsRole))('%s refuses every other role', async (_name, route) => {
    for (const role of roles.filter((each) => each !== route.access)) {
      expectProblem(await call(app, route, { id: unknownId, as: callers[role] }), 'forbidden')
    }
  })

  it('sends whoever may not call away before it looks at the input', async () => {
    const gig = { body: { surprise: 1 } }
    expectProblem(await app.api.post('/client/gigs', gig), 'unauthenticated')
    expectProblem(await app.api.post('/client/gigs', { ...gig, as: callers.worker }), 'forbidden')
  })
})

describe('An id in a path', () => {
  it.each(routesWhere((route) => hasId(route) && !forgives(route)))(
    '%s finds nothing under an unknown one',
    async (_name, route) => {
      expectProblem(await callAllowed(route), 'not_found')
    },
  )

  it.each(routesWhere(hasId))('%s finds nothing under one of the wrong form', async (_name, route) => {
    for (const id of ['42', 'null', '%00', unknownId.toUpperCase(), '7f9c24e5-2f5b-4c1a-9a52-3f3c1d2b4a5c']) {
      expectProblem(await callAllowed(route, { id }), 'not_found')
    }
  })

  it.each(routesWhere((route) => hasId(route) && route.access !== 'admin' && !forgives(route)))(
    '%s hides what belongs to somebody else, and leaves it as it is',
    async (name, route) => {
      const [param = ''] = paramsOf(route)
      const id = belongings.ids[param]
      if (!id) throw new Error(`${name}: add to makeBelongings what only its owner may see under ${param}`)
      const before = await storedAbout(app, belongings)
      expectProblem(await callAllowed(route, { id }), 'not_found')
      expect(await storedAbout(app, belongings)).toEqual(before)
    },
  )

  it.each(keptLists)('DELETE %s/:gigId forgets the caller’s own and nobody else’s', async (list) => {
    const before = await storedAbout(app, belongings)
    const stranger = await makeWorker(app)
    const path = `${list}/${belongings.busyGigId}`
    await app.api.put(path, { as: stranger }).expect(204)
    await app.api.delete(path, { as: stranger }).expect(204)
    const { body } = await app.api.get(list, { as: stranger }).expect(200)
    expect(body.data).toEqual([])
    expect(await storedAbout(app, belongings)).toEqual(before)
  })
})

describe('A body', () => {
  const withBody = routesWhere(hasBody)
  const withJson = routesWhere(hasJson)

  it.each(withBody)('%s takes the examples of its documentation', (_name, route) => {
    const examples = examplesOf(route)
    expect(examples).not.toHaveLength(0)
    for (const example of examples) expect(route.body?.safeParse(example).error).toBeUndefined()
  })

  it.each(withBody)('%s refuses a key that it does not know, at any depth', async (_name, route) => {
    const example = exampleBody(route)
    const objects = placesIn(example).filter(
      ({ value }) => typeof value === 'object' && value !== null && !Array.isArray(value),
    )
    for (const { path } of objects) {
      const place = [...path, 'surprise']
      const body = replaceAt(example, place, 1)
      expect(expectFaults(await callAllowed(route, { body }))).toEqual([`/body/${place.join('/')} unrecognized_key`])
    }
  })

  it.each(withJson)('%s refuses a key that would reach the prototype', async (_name, route) => {
    const body = JSON.stringify(exampleBody(route)).replace('{', '{"__proto__":{"role":"admin"},')
    const response = await callAllowed(route, { body, headers: { 'Content-Type': 'application/json' } })
    expect(expectFaults(response)).toEqual(['/body/__proto__ unrecognized_key'])
  })

  it.each(routesWhere((route) => hasBody(route) && requiredFields(route).length > 0))(
    '%s names every field that is missing',
    async (_name, route) => {
      const missing = requiredFields(route).map((field) => `/body/${field} required`)
      expect(expectFaults(await callAllowed(route, { body: {} }))).toEqual(missing)
      expect(expectFaults(await callAllowed(route, { body: undefined }))).toEqual(missing)
    },
  )

  it.each(withBody)('%s refuses every field of the wrong type', async (_name, route) => {
    for (const [field, schema] of fieldsOf(route, 'body')) {
      const body = { ...exampleBody(route), [field]: wrongTypeFor(field, schema) }
      const pointers = expectFaults(await callAllowed(route, { body })).map((fault) => fault.split(' ')[0])
      expect(pointers).toEqual([`/body/${field}`])
    }
  })

  it.each(withJson)('%s refuses whatever is not an object', async (_name, route) => {
    for (const body of ['[]', '"text"', '12', 'true', 'null']) {
      const response = await callAllowed(route, { body, headers: { 'Content-Type': 'application/json' } })
      expect(expectFaults(response)).not.toHaveLength(0)
    }
  })

  it.each(withJson)('%s refuses text that cannot be stored, in every field', async (_name, route) => {
    const example = exampleBody(route)
    const texts = placesIn(example).flatMap(({ path, value }) => (typeof value === 'string' ? [path] : []))
    const fields = fieldsOf(route, 'body').map(([field]) => [field])
    for (const path of [...texts, ...fields]) {
      for (const text of ['a\0b', 'a\uD800b', 'a\uDC00b']) {
        const body = replaceAt(example, path, text)
        expect(expectFaults(await callAllowed(route, { body }))).toEqual([`/body/${path.join('/')} invalid_text`])
      }
    }
  })

  it.each(withJson)('%s refuses what is nested too deep', async (_name, route) => {
    const body = { ...exampleBody(route), deep: nested(25) }
    expect(expectFaults(await callAllowed(route, { body }))).toEqual(['/body too_deep'])
  })

  it.each(withJson)('%s refuses what is not JSON, not said to be JSON, or too large', async (_name, route) => {
    const send = (body: string, type: string) => callAllowed(route, { body, headers: { 'Content-Type': type } })
    const text = JSON.stringify(exampleBody(route))
    expectProblem(await send(text.slice(0, -1), 'application/json'), 'malformed_json')
    expectProblem(await send(text, 'text/plain'), 'unsupported_media_type')
    expectProblem(await send(text, 'application/x-www-form-urlencoded'), 'unsupported_media_type')
    expectProblem(await send(text + ' '.repeat(70 * 1024), 'application/json'), 'payload_too_large')
  })
})

describe('A form', () => {
  it.each(routesWhere(({ upload }) => upload))('%s takes nothing else in its place', async (_name, route) => {
    for (const type of ['application/json', 'text/plain', 'application/x-www-form-urlencoded', 'multipart/mixed']) {
      expectProblem(
        await callAllowed(route, { body: '{}', headers: { 'Content-Type': type } }),
        'unsupported_media_type',
      )
    }
  })

  it.each(routesWhere(({ upload }) => upload))(
    '%s needs a file, and takes no field that it does not know',
    async (_name, route) => {
      const fields = route.body ? exampleBody(route) : {}
      const parts = Object.entries(fields).map(([name, value]) => ({ name, content: String(value) }))
      expect(expectFaults(await callAllowed(route, formOf(parts)))).toEqual(['/body/file required'])
      for (const surprise of ['surprise', '__proto__', 'constructor', 'toString']) {
        const body = Object.fromEntries([...Object.entries(fields), [surprise, '1']])
        expect(expectFaults(await callAllowed(route, { body }))).toEqual([`/body/${surprise} unrecognized_key`])
      }
    },
  )
})

describe('A query', () => {
  const withQuery = routesWhere(hasQuery)

  it.each(withQuery)('%s refuses a key that it does not know', async (_name, route) => {
    expect(expectFaults(await callAllowed(route, { query: { surprise: 1 } }))).toEqual([
      '/query/surprise unrecognized_key',
    ])
  })

  it.each(withQuery)('%s refuses text that cannot be stored, in every field', async (_name, route) => {
    for (const [field] of fieldsOf(route, 'query')) {
      expect(expectFaults(await callAllowed(route, { query: { [field]: 'a\0b' } }))).toEqual([
        `/query/${field} invalid_text`,
      ])
    }
  })

  it.each(withQuery)('%s refuses a field that is given twice', async (_name, route) => {
    for (const [field] of fieldsOf(route, 'query')) {
      const path = `${route.path.replace(/:\w+/g, unknownId)}?${field}=1&${field}=2`
      const faults = expectFaults(await app.api.get(path, callerOf(route)))
      expect(faults.map((fault) => fault.split(' ')[0])).toContain(`/query/${field}`)
    }
  })

  it.each(routesWhere(takes('limit')))('%s gives 1 to 100 entries and refuses other limits', async (_name, route) => {
    for (const limit of ['0', '101', '-1', '1.5', 'abc', '1e9']) {
      const [fault, ...others] = expectFaults(await callAllowed(route, { query: { limit } }))
      expect(fault).toMatch(/^\/query\/limit /)
      expect(others).toEqual([])
    }
  })
})

describe('A list', () => {
  /** Without a limit, a cursor is of something else that comes in parts. */
  const isList = (route: Route) => takes('cursor')(route) && takes('limit')(route)
  /** One page of one entry, as its owner sees it. */
  function firstPage(route: Route, query = {}) {
    const { client, worker, listed } = belongings
    const [param = ''] = paramsOf(route)
    const as = { public: undefined, anyone: undefined, signedIn: worker, worker, client, admin: callers.admin }[
      route.access
    ]
    return call(app, route, { id: listed[param], as, query: { limit: 1, ...query } })
  }

  it.each(routesWhere(isList))('%s goes on behind its first page', async (name, route) => {
    const { body, headers, type } = await firstPage(route).expect(200)
    expect(type).toBe('application/json')
    if (body.nextCursor === null) throw new Error(`${name}: add to makeBelongings two entries of this list`)
    expect(headers.link).toMatch(/^<\/api\/v1\/[^>]+>; rel="next"$/)
    const next = await firstPage(route, { cursor: body.nextCursor }).expect(200)
    expect(next.body.data).toHaveLength(1)
    expect(next.body.data).not.toEqual(body.data)
  })

  it.each(routesWhere(isList))('%s refuses a cursor that is damaged or of another list', async (_name, route) => {
    const { body } = await firstPage(route).expect(200)
    const cursor = String(body.nextCursor)
    const middle = Math.floor(cursor.length / 2)
    const damaged = [0, middle, cursor.length - 1].map(
      (i) => cursor.slice(0, i) + (cursor[i] === 'B' ? 'C' : 'B') + cursor.slice(i + 1),
    )
    const foreign = encodeCursor(app.context.cursorKey, 'another list', [newId()])
    for (const bad of [...damaged, cursor.slice(0, -4), `${cursor}A`, 'x', '', '💥', foreign]) {
      expect(expectFaults(await firstPage(route, { cursor: bad }), 'invalid_cursor')).toEqual([
        '/query/cursor invalid_cursor',
      ])
    }
  })
})

describe('A request', () => {
  it.each(routesWhere(({ success }) => !success.file))(
    '%s sends what it is said to send, or nothing',
    async (_name, route) => {
      expectProblem(await callAllowed(route, { headers: { Accept: 'text/html' } }), 'not_acceptable')
    },
  )

  const paths = [...new Set(apiRoutes.map(({ path }) => path))]
  it.each(paths)('%s answers a method that it does not have with those that it has', async (path) => {
    const own: string[] = apiRoutes.filter((route) => route.path === path).map(({ method }) => method.toUpperCase())
    const allowed = own.includes('GET') ? [...own, 'HEAD'] : own
    for (const method of (['get', 'post', 'put', 'patch', 'delete'] as const).filter(
      (each) => !own.includes(each.toUpperCase()),
    )) {
      const response = await app.api[method](path.replace(/:\w+/g, unknownId))
      expectProblem(response, 'method_not_allowed')
      expect(response.headers.allow?.split(', ').sort()).toEqual(allowed.sort())
    }
  })

  it.each(['/nothing', '/', '/Me', '/client/gigs/x/y/z'])('finds nothing at %s', async (path) => {
    expectProblem(await app.api.get(path), 'not_found')
  })

  it('is refused when its path is not properly encoded', async () => {
    expectProblem(await app.api.get('/gigs/%E0%A4%A'), 'bad_request')
  })

  it.each(['checkout-7f3a91', 'a.b_c-12', 'x'.repeat(64)])('keeps the id %s', async (given) => {
    const { headers } = await app.api.get('/skills', { headers: { 'X-Request-Id': given } })
    expect(headers['x-request-id']).toBe(given)
  })

  it.each(['short', 'has space 1', 'x'.repeat(65), 'emoji-é-1234', '<script>alert'])(
    'gets an id in the place of %s',
    async (given) => {
      const { headers } = await app.api.get('/skills', {
        headers: { 'X-Request-Id': Buffer.from(given).toString('latin1') },
      })
      expect(headers['x-request-id']).toMatch(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/)
    },
  )
})

import { z } from 'zod'
import type { Route } from '../src/routes/contract'
import { startApp, type TestApp } from './support/app'
import { makeBelongings, type Belongings } from './support/belongings'
import * as given from './support/factories'
import type { TestUser } from './support/factories'
import { hostileStrings } from './support/hostileStrings'
import { placesIn, replaceAt } from './support/json'
import { nameOf, paramsOf, routesWhere } from './support/routeCases'
import { fieldName, textFieldsOf, type TextField } from './support/textFields'

let app: TestApp
let client: TestUser
let worker: TestUser
let admin: TestUser
let belongings: Belongings
beforeAll(async () => {
  app = await startApp({ LOG_LEVEL: 'warn' })
  belongings = await makeBelongings(app)
  client = await given.makeClient(app)
  worker = await given.makeWorker(app)
  admin = await given.makeAdmin(app)
})
afterAll(() => app.close())

/** Where a route may write. Each text gets a target of its own, because many things can be done only once. */
interface Target {
  as: TestUser
  id?: string
  /** Makes the example of the body fit what is there. */
  fit?: (input: object) => object
}

const makeApplication = async () => given.apply(app, await given.makeWorker(app), await given.makeGig(app, client))
const makeContract = async () => given.makeContract(app, client, await given.makeWorker(app))
const makeReview = async () => {
  const contract = await given.makeEndedContract(app, client, worker)
  await given.writeReview(app, client, contract)
  return given.writeReview(app, worker, contract)
}
const makeAskingGig = async () => {
  const gig = await given.makeGig(app, client, { questions: [{ text: 'Where?', required: false }] })
  const [question] = gig.questions
  const fit = (input: object) =>
    'answers' in input ? replaceAt(input, ['answers', '0', 'questionId'], question?.id) : input
  return { gig, fit }
}

let savers: Promise<TestUser>[] = []
/** A worker whose searches are not too many yet. */
const saver = async (): Promise<TestUser> => {
  const first = savers.pop()
  if (!first) savers = new Array<Promise<TestUser>>(40).fill(given.makeWorker(app))
  return first ?? saver()
}

const targets: Record<string, () => Promise<Target>> = {
  'POST /worker/jobs/:gigId/applications': async () => {
    const { gig, fit } = await makeAskingGig()
    return { as: worker, id: gig.id, fit }
  },
  'PATCH /worker/applications/:applicationId': async () => {
    const { gig, fit } = await makeAskingGig()
    const as = await given.makeWorker(app)
    return { as, id: (await given.apply(app, as, gig)).id, fit }
  },
  'POST /worker/saved-searches': async () => ({ as: await saver() }),
  'PATCH /worker/saved-searches/:searchId': () =>
    Promise.resolve({ as: belongings.worker, id: belongings.ids.searchId }),
  'POST /client/gigs': () =>
    Promise.resolve({ as: client, fit: (input) => ({ ...input, startsAt: null, deadline: null }) }),
  'PATCH /client/gigs/:gigId': () => Promise.resolve({ as: belongings.client, id: belongings.ids.gigId }),
  'POST /client/applications/:applicationId/reject': async () => ({ as: client, id: (await makeApplication()).id }),
  'POST /client/applications/:applicationId/offer': async () => ({ as: client, id: (await makeApplication()).id }),
  'POST /client/gigs/:gigId/invitations': async () => {
    const { id: workerId } = await given.makeWorker(app)
    return { as: client, id: (await given.makeGig(app, client)).id, fit: (input) => ({ ...input, workerId }) }
  },
  'POST /contracts/:contractId/deliver': async () => {
    const as = await given.makeWorker(app)
    return { as, id: (await given.makeContract(app, client, as)).id }
  },
  'POST /contracts/:contractId/request-changes': async () => {
    const as = await given.makeWorker(app)
    const { id } = await given.makeContract(app, client, as)
    await app.api.post(`/contracts/${id}/deliver`, { as }).expect(200)
    return { as: client, id }
  },
  'POST /contracts/:contractId/cancel': async () => ({ as: client, id: (await makeContract()).id }),
  'POST /contracts/:contractId/dispute': async () => ({ as: client, id: (await makeContract()).id }),
  'POST /contracts/:contractId/reviews': async () => ({
    as: client,
    id: (await given.makeEndedContract(app, client, worker)).id,
  }),
  'POST /reviews/:reviewId/reply': async () => ({ as: client, id: (await makeReview()).id }),
  'POST /reports': async () => {
    const { id: subjectId } = await given.makeGig(app, client)
    return { as: worker, fit: (input) => ({ ...input, subjectId }) }
  },
  'POST /admin/users/:userId/suspend': async () => ({ as: admin, id: (await given.makeWorker(app)).id }),
  'POST /admin/users/:userId/reinstate': async () => {
    const { id } = await given.makeWorker(app)
    await app.api.post(`/admin/users/${id}/suspend`, { as: admin, body: { reason: 'Spam' } }).expect(200)
    return { as: admin, id }
  },
  'POST /admin/gigs/:gigId/remove': async () => ({ as: admin, id: (await given.makeGig(app, client)).id }),
  'POST /admin/gigs/:gigId/restore': async () => {
    const { id } = await given.makeGig(app, client)
    await app.api.post(`/admin/gigs/${id}/remove`, { as: admin, body: { reason: 'Spam' } }).expect(200)
    return { as: admin, id }
  },
  'POST /admin/reviews/:reviewId/hide': async () => ({ as: admin, id: (await makeReview()).id }),
  'POST /admin/reviews/:reviewId/restore': async () => {
    const { id } = await makeReview()
    await app.api.post(`/admin/reviews/${id}/hide`, { as: admin, body: { reason: 'Rude' } }).expect(200)
    return { as: admin, id }
  },
  'POST /admin/contracts/:contractId/resolve': async () => {
    const { id } = await makeContract()
    await app.api.post(`/contracts/${id}/dispute`, { as: client, body: { reason: 'Late' } }).expect(200)
    return { as: admin, id }
  },
}

/** Their answers do not hold what was sent: reasons are told by mail and in the audit log, passwords and codes to nobody. */
const keptToItself = [
  /^POST \/auth\//,
  /^(POST|DELETE) \/me\//,
  /^DELETE \/me /,
  /^POST \/admin\/users\/:userId\/reinstate /,
  /^POST \/admin\/gigs\//,
  /^POST \/admin\/reviews\//,
]

/** A password costs a quarter of a second each time, and not many may wait. */
const isCostly = ({ body }: Route) => body instanceof z.ZodObject && 'password' in body.shape
const ownerOf = ({ access }: Route): TestUser | undefined =>
  ({ public: undefined, anyone: undefined, signedIn: worker, worker, client, admin })[access]

async function targetOf(route: Route): Promise<Partial<Target>> {
  const makeTarget = targets[nameOf(route)]
  return makeTarget ? makeTarget() : { as: ownerOf(route), id: belongings.ids[paramsOf(route)[0] ?? ''] }
}

const pathOf = (route: Route, id = '') => route.path.replace(/:\w+/g, id)

/** The strings in as few texts as the field allows. What it takes of them alone was asked before; here they go through the database. */
function textsFor(field: TextField): string[] {
  const kept = hostileStrings.filter(field.keeps)
  const separator = field.keeps('a\nb') ? '\n' : ' '
  const texts: string[] = []
  for (const string of kept) {
    const longer = [texts.at(-1), string].join(separator)
    if (texts.length > 0 && field.keeps(longer)) texts[texts.length - 1] = longer
    else texts.push(string)
  }
  return isCostly(field.route) ? texts.slice(0, 8) : texts
}

async function write(field: TextField, text: string) {
  const { route } = field
  const { as, id, fit = (input: object) => input } = await targetOf(route)
  return app.api[route.method](pathOf(route, id), { as, body: fit(field.input(text)) })
}

const Fault = z.object({ errors: z.array(z.object({ pointer: z.string() })) })

/** Identical in the answer, or refused with 422 that points at it; whoever has nothing to show may also say no. */
async function expectKept(field: TextField, text: string): Promise<void> {
  const response = await write(field, text)
  const hasTarget = nameOf(field.route) in targets
  const echoed = placesIn(response.body).some(({ value }) => value === text)
  const isQuiet = keptToItself.some((pattern) => pattern.test(fieldName(field)))
  const refused =
    Fault.safeParse(response.body).data?.errors.some(({ pointer }) => pointer === pointerTo(field)) ?? false
  const isGood = response.status < 300 ? echoed || isQuiet : refused || (!hasTarget && response.status < 500)
  if (!isGood) throw new Error(`${fieldName(field)}: ${JSON.stringify(text)} → ${response.status} ${response.text}`)
}

const pointerTo = ({ part, path }: TextField) => `/${part}/${path.join('/')}`

/** Whatever happens in ten requests at once, each gets its own answer. */
async function tenAtOnce<T>(items: readonly T[], work: (item: T) => Promise<void>): Promise<void> {
  for (let i = 0; i < items.length; i += 10) await Promise.all(items.slice(i, i + 10).map(work))
}

describe('A text that has broken something somewhere', () => {
  const withText = routesWhere((route) => textFieldsOf(route).length > 0)

  it('is one of hundreds', () => {
    expect(hostileStrings.every((text) => text.isWellFormed() && text.normalize('NFC') === text)).toBe(true)
    expect(hostileStrings.length).toBeGreaterThan(40)
  })

  it.each(withText)('reaches %s as it is, or is refused with 422', (_name, route) => {
    for (const field of textFieldsOf(route)) {
      for (const text of hostileStrings) {
        const taken = field.accept(text)
        if (typeof taken === 'string' && taken !== text)
          throw new Error(`${fieldName(field)} makes ${JSON.stringify(taken)} of ${JSON.stringify(text)}`)
      }
    }
  })

  it.each(routesWhere(({ body }) => body !== undefined))('comes back from %s as it was sent', async (_name, route) => {
    for (const field of textFieldsOf(route).filter(({ part }) => part === 'body')) {
      await tenAtOnce(textsFor(field), (text) => expectKept(field, text))
    }
  })

  it('is read as it was written, alone too', async () => {
    const users = await Promise.all(Array.from({ length: 10 }, () => given.makeClient(app)))
    await tenAtOnce(hostileStrings, async (text) => {
      const as = users[hostileStrings.indexOf(text) % users.length]
      const body = { displayName: 'Kim & Co', about: text }
      const { status } = await app.api.patch('/me', { as, body: { name: text } })
      await app.api.put('/client/profile', { as, body }).expect(200)
      const { body: profile } = await app.api.get('/client/profile', { as }).expect(200)
      const { body: me } = await app.api.get('/me', { as }).expect(200)
      expect([profile.about, status, me.name]).toEqual([text, status, status === 200 ? text : me.name])
      expect([200, 422]).toContain(status)
    })
  })

  it.each(routesWhere(({ query }) => query !== undefined))('finds nothing wrong with %s', async (_name, route) => {
    const { as, id } = await targetOf(route)
    const headers: Record<string, string> = as ? { Authorization: `Bearer ${as.accessToken}` } : {}
    for (const field of textFieldsOf(route).filter(({ part }) => part === 'query')) {
      const texts = hostileStrings.filter((text) => field.accept(text) !== undefined)
      await tenAtOnce(texts, async (text) => {
        const query = new URLSearchParams({ [field.path.join()]: text })
        const response = await fetch(`${app.url}/api/v1${pathOf(route, id)}?${query.toString()}`, { headers })
        await response.arrayBuffer()
        if (response.status >= 500) throw new Error(`${fieldName(field)}: ${JSON.stringify(text)} → ${response.status}`)
      })
    }
  })
})

import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { z } from 'zod'
import type { Route } from '../src/routes/contract'
import { startApp, type TestApp } from './support/app'
import { makeBelongings, type Belongings } from './support/belongings'
import * as given from './support/factories'
import type { TestUser } from './support/factories'
import { hostileStrings } from './support/hostileStrings'
import { placesIn, replaceAt } from './support/json'
import { nameOf, paramsOf, routesWhere } from './support/routeCases'
import { fieldName, textFieldsOf, valueAt, type TextField } from './support/textFields'
import { prepareWrite, type WriteCase } from './support/writeCases'

let app: TestApp
let client: TestUser
let admin: TestUser
let belongings: Belongings
beforeAll(async () => {
  // A log of its own: it is searched with every text, and the others of this worker leave much in theirs.
  const logs = await mkdtemp(join(tmpdir(), 'hostile-logs-'))
  app = await startApp({ LOG_LEVEL: 'warn', LOG_DIR: logs })
  belongings = await makeBelongings(app)
  client = await given.makeClient(app)
  admin = await given.makeAdmin(app)
})
afterAll(() => app.close())

const isObject = (value: unknown) => typeof value === 'object' && value !== null

/** What makes the route succeed, with the text in its place. */
function bodyWith(text: string, { path, input }: TextField, { body = {} }: Pick<WriteCase, 'body'>): object {
  const [top = ''] = path
  const hasParent = path.length === 1 || isObject(valueAt(body, path.slice(0, -1)))
  const rest = hasParent ? body : { ...body, [top]: Reflect.get(input(text), top) }
  return replaceAt(rest, path, text)
}

/** An application to a gig that asks something; the answer in the example is to another question. */
async function answering(name: string): Promise<WriteCase> {
  const as = await given.makeWorker(app)
  const gig = await given.makeGig(app, client, { questions: [{ text: 'Where?', required: false }] })
  const body = { answers: gig.questions.map(({ id: questionId }) => ({ questionId, text: 'Here.' })) }
  if (name.startsWith('POST')) return { as, id: gig.id, body: given.newApplication(body) }
  return { as, id: (await given.apply(app, as, gig)).id, body }
}

/** Changes of one thing, and what one person may make any number of. */
const isRepeatable = (route: Route) => ['put', 'patch'].includes(route.method) || nameOf(route) === 'POST /client/gigs'

/** Gives each text something to be written to, because many things can be done only once. A wrong guess does nothing. */
async function targetsFor(field: TextField): Promise<() => Promise<Partial<WriteCase>>> {
  const { route } = field
  const name = nameOf(route)
  const make = () =>
    /applications(\/:applicationId)?$/.test(name) ? answering(name) : prepareWrite(app, route, { client, admin })
  if (!isRepeatable(route) && !isGuess(field) && route.access !== 'public') return make
  const target = route.access === 'public' ? {} : await make()
  return () => Promise.resolve(target)
}

/** Their answers do not hold what was sent: reasons are told by mail and in the audit log, passwords and codes to nobody. */
const keptToItself = [
  /^POST \/auth\//,
  /^(POST|DELETE) \/me\//,
  /^DELETE \/me /,
  /^POST \/admin\/users\/:userId\/reinstate /,
  /^POST \/admin\/gigs\//,
  /^POST \/admin\/reviews\//,
  /^POST \/admin\/reports\/:reportId\/reopen /,
]

const lastOf = ({ path }: TextField) => path.at(-1) ?? ''
const isPassword = (name: string) => /password$/i.test(name)
/** A wrong guess is answered in many ways. */
const isGuess = (field: TextField) =>
  isPassword(lastOf(field)) || /^(otp|code|mfaToken|refreshToken)$/.test(lastOf(field))
/** Every password that is looked at costs a quarter of a second, and not many may wait. */
const isCostly = ({ body }: Route) => body instanceof z.ZodObject && Object.keys(body.shape).some(isPassword)

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

/** One function reads the cursors of all lists, so that one list gets all the strings. */
function queryTexts(field: TextField): string[] {
  const taken = hostileStrings.filter((text) => field.accept(text) !== undefined)
  const isSeenElsewhere = lastOf(field) === 'cursor' && nameOf(field.route) !== 'GET /gigs'
  return isSeenElsewhere ? taken.filter((_, i) => i % 20 === 0) : taken
}

const Fault = z.object({ errors: z.array(z.object({ pointer: z.string() })) })

/** Identical in the answer, or refused with 422 that points at it. */
async function expectKept(field: TextField, text: string, target: Partial<WriteCase>): Promise<void> {
  const { route } = field
  const body = bodyWith(text, field, target.as ? target : { body: field.input(text) })
  const response = await app.api[route.method](pathOf(route, target.id), { as: target.as, body })
  const echoed = placesIn(response.body).some(({ value }) => value === text)
  const isQuiet = keptToItself.some((pattern) => pattern.test(fieldName(field)))
  const faults = Fault.safeParse(response.body).data?.errors ?? []
  const refused =
    faults.some(({ pointer }) => pointer === pointerTo(field)) || (isGuess(field) && response.status < 500)
  const isGood = response.status < 300 ? echoed || isQuiet : refused
  if (!isGood) throw new Error(`${fieldName(field)}: ${JSON.stringify(text)} → ${response.status} ${response.text}`)
}

const pointerTo = ({ part, path }: TextField) => `/${part}/${path.join('/')}`

/** Whatever happens in ten requests at once, each gets its own answer. */
async function tenAtOnce<T>(items: readonly T[], work: (item: T) => Promise<void>): Promise<void> {
  for (let i = 0; i < items.length; i += 10) await Promise.all(items.slice(i, i + 10).map(work))
}

const readerOf = ({ access }: Route): TestUser | undefined => {
  const { worker } = belongings
  return { public: undefined, anyone: undefined, signedIn: worker, worker, client: belongings.client, admin }[access]
}

describe('A text that has broken something somewhere', () => {
  const withText = routesWhere((route) => textFieldsOf(route).length > 0)

  it('is well-formed, in NFC, and one of many', () => {
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

  it.each(routesWhere(({ body, upload }) => body !== undefined && !upload))(
    'comes back from %s as it was sent',
    async (_name, route) => {
      for (const field of textFieldsOf(route).filter(({ part }) => part === 'body')) {
        const nextTarget = await targetsFor(field)
        await tenAtOnce(textsFor(field), async (text) => expectKept(field, text, await nextTarget()))
      }
    },
  )

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

  it.each(routesWhere(({ query }) => query !== undefined))(
    'finds nothing wrong with %s',
    async (_name, route) => {
      const as = readerOf(route)
      const id = belongings.listed[paramsOf(route)[0] ?? '']
      const headers: Record<string, string> = as ? { Authorization: `Bearer ${as.accessToken}` } : {}
      for (const field of textFieldsOf(route).filter(({ part }) => part === 'query')) {
        const texts = queryTexts(field)
        await tenAtOnce(texts, async (text) => {
          const query = new URLSearchParams({ [field.path.join()]: text })
          const response = await fetch(`${app.url}/api/v1${pathOf(route, id)}?${query.toString()}`, { headers })
          // A stream has no end.
          await (route.success.events ? response.body?.cancel() : response.arrayBuffer())
          if (response.status >= 500)
            throw new Error(`${fieldName(field)}: ${JSON.stringify(text)} → ${response.status}`)
        })
      }
      // Each search of the log reads what all of them have left there.
    },
    120_000,
  )
})

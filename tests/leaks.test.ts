import type { Route } from '../src/routes/contract'
import { exampleId } from '../src/schemas/common'
import { startApp, type TestApp } from './support/app'
import { makeBelongings, storedAbout, type Belongings } from './support/belongings'
import * as given from './support/factories'
import type { TestUser } from './support/factories'
import { replaceAt } from './support/json'
import { plantMarkers, type Markers } from './support/markers'
import { call, paramsOf, routesWhere } from './support/routeCases'
import { textFieldsOf, type TextField } from './support/textFields'
import { prepareWrite } from './support/writeCases'

let app: TestApp
let belongings: Belongings
let markers: Markers
/** What a parameter or a filter may name that is theirs. */
let ids: Partial<Record<string, string[]>>
let strangers: Record<string, TestUser | undefined>
beforeAll(async () => {
  app = await startApp({ WORKER: 'off', LOG_LEVEL: 'warn' })
  belongings = await makeBelongings(app)
  const { client, worker, busyGigId } = belongings
  const { applicationId, questionId } = await makeRejected(client, worker)
  markers = await plantMarkers(app, belongings)

  const both = await given.makeWorker(app)
  await given.giveRole(app, both, 'client')
  const rival = await given.makeWorker(app)
  await given.apply(app, rival, { id: busyGigId })
  strangers = { nobody: undefined, client: await given.makeClient(app), both, rival }
  ids = idsOf(belongings, { applicationId, questionId })
})
afterAll(() => app.close())

/** An application with an answer, which was rejected with a message. */
async function makeRejected(
  client: TestUser,
  worker: TestUser,
): Promise<{ applicationId: string; questionId: string }> {
  const gig = await given.makeGig(app, client, { questions: [{ text: 'Where?', required: true }] })
  const questionId = gig.questions[0]?.id ?? ''
  const { id } = await given.apply(app, worker, gig, { answers: [{ questionId, text: 'Here.' }] })
  const body = { reason: 'other', message: 'No.' }
  await app.api.post(`/client/applications/${id}/reject`, { as: client, body }).expect(200)
  return { applicationId: id, questionId }
}

function idsOf(
  { client, worker, ids: own, listed }: Belongings,
  more: Record<string, string>,
): Record<string, string[]> {
  const people = { workerId: worker.id, clientId: client.id, userId: worker.id }
  const names = Object.keys({ ...own, ...listed, ...more, ...people })
  const valuesOf = (name: string) =>
    [own, listed, more, people].flatMap((each: Record<string, string | undefined>) => each[name] ?? [])
  return Object.fromEntries(names.map((name) => [name, valuesOf(name)]))
}

/** A field that takes an id, and nothing else. */
const takesId = ({ accept }: TextField) => accept(exampleId) !== undefined && accept('Plain') === undefined
const idFields = (route: Route, part: TextField['part']) =>
  textFieldsOf(route).filter((field) => field.part === part && takesId(field))
const allIds = () => [...new Set(Object.values(ids).flatMap((each) => each ?? []))]

/** Every answer of a route to this caller, over all that its path and its filters may name: text and headers. */
async function answersOf(route: Route, as: TestUser | undefined): Promise<string> {
  const [param] = paramsOf(route)
  const targets = param === undefined ? [''] : (ids[param] ?? [])
  const filters = idFields(route, 'query').flatMap(({ path }) => allIds().map((id) => ({ [path.join()]: id })))
  const answers: string[] = []
  for (const id of targets) {
    for (const query of [{}, ...filters]) {
      const { text, headers } = await call(app, route, { id, as, query })
      answers.push(JSON.stringify([text, headers]))
    }
  }
  return answers.join('\n')
}

const found = (answers: string, texts: readonly string[]) => texts.filter((text) => answers.includes(text))
const reads = routesWhere(({ method }) => method === 'get')
const writes = routesWhere((route) => route.method !== 'get' && !route.upload && idFields(route, 'body').length > 0)

describe('What two people have told each other', () => {
  it('is there for them to read', async () => {
    const seenBy = async (as: TestUser) =>
      (await Promise.all(reads.map(([, route]) => answersOf(route, as)))).join('\n')
    const { worker, client } = belongings
    expect(found(await seenBy(worker), [...markers.worker, ...markers.both])).toEqual([
      ...markers.worker,
      ...markers.both,
    ])
    expect(found(await seenBy(client), markers.client)).toEqual(markers.client)
  })

  it.each(reads.filter(([, { access }]) => access !== 'admin'))('is not told to a third by %s', async (name, route) => {
    for (const [who, as] of Object.entries(strangers)) {
      const told = found(await answersOf(route, as), Object.values(markers).flat())
      expect([name, who, told]).toEqual([name, who, []])
    }
  })

  it.each(reads.filter(([, { access }]) => access !== 'admin'))(
    'is told by %s to the one of them for whom it is',
    async (_name, route) => {
      const { worker, client } = belongings
      expect(found(await answersOf(route, worker), [...markers.client, ...markers.neither])).toEqual([])
      expect(found(await answersOf(route, client), [...markers.worker, ...markers.neither])).toEqual([])
    },
  )

  it.each(writes)('cannot be had, or changed, by naming it in what is sent to %s', async (name, route) => {
    const before = await storedAbout(app, belongings)
    for (const { path, input } of idFields(route, 'body')) {
      for (const id of allIds()) {
        const ready = await prepareWrite(app, route)
        const [top = ''] = path
        const rest = path.length === 1 ? {} : { [top]: Reflect.get(input(id), top) }
        const body = replaceAt({ ...ready.body, ...rest }, path, id)
        const { text, status } = await call(app, route, { ...ready, body })
        expect([name, status < 500, found(text, Object.values(markers).flat())]).toEqual([name, true, []])
      }
    }
    expect(await storedAbout(app, belongings)).toEqual(before)
  })

  it.each(['documentId', 'fileId', 'exportId', 'questionId', 'applicationId'])(
    'does not go with an application by naming its %s',
    async (name) => {
      for (const id of ids[name] ?? []) {
        const [worker, gig] = [await given.makeWorker(app), await given.makeGig(app, await given.makeClient(app))]
        const body = given.newApplication({ documentIds: [id], answers: [{ questionId: id, text: 'Mine.' }] })
        const { status } = await app.api.post(`/worker/jobs/${gig.id}/applications`, { as: worker, body })
        expect([404, 422]).toContain(status)
      }
    },
  )
})

import { write } from '../src/config/db'
import type { Application } from '../src/schemas/applications'
import { isSimilar, letterSketch, similarity } from '../src/utils/letterSketch'
import { startApp, type TestApp } from './support/app'
import * as given from './support/factories'
import { Clock } from './support/clock'
import type { TestUser } from './support/factories'

const tiler = `Dear Ms Kim, I have laid stoneware and natural stone for twelve years, most of it in old Berlin flats where no wall
is straight. Your eight square metres would take me two days, with a third for the joints. I bring the saw, the mixer and
dust sheets, and I take the rubble away. I could begin on Monday the eleventh.`
const decorator = `Hello! We are a small firm of three from Potsdam, and bathrooms are what we like best. For a floor of eight
square metres on screed we would come with two people and be gone the next evening. Our last customers are glad to show you
their floors. Do you want the skirting in the same stone? Then we should order it now.`
const starter = `I finished my training as a tiler last summer and am looking for work of my own. My master would look over the
floor with me before I hand it to you. Because I am new, I ask for less than others. You can see photos of my test piece.`
const german = `Sehr geehrte Frau Kim, seit zwölf Jahren verlege ich Feinsteinzeug und Naturstein, meist in Altbauten. Für Ihre
acht Quadratmeter brauche ich zwei Tage, dazu einen für die Fugen. Werkzeug bringe ich mit, den Schutt nehme ich mit.`
const japanese = `金さま、はじめまして。タイル職人として十二年の経験があります。八平方メートルの床なら二日で仕上げられます。道具は持参します。月曜日から始められます。`
const short = 'I have laid stoneware for twelve years and can begin on Monday.'

const alike = (a: string, b: string) => isSimilar(letterSketch(a), letterSketch(b))

describe('Two letters are nearly the same', () => {
  it.each([
    ['only the name differs', tiler, tiler.replace('Ms Kim', 'Mr Novak')],
    [
      'a sentence was replaced',
      tiler,
      tiler.replace(/I bring .* away\./s, 'My brother helps me carry everything upstairs.'),
    ],
    ['a sentence was added', tiler, `${tiler} My phone number is on my profile, call me after six.`],
    ['their sentences stand in another order', tiler, tiler.split('. ').reverse().join('. ')],
    ['case, punctuation and line breaks differ', tiler, tiler.toUpperCase().replace(/[,.]/g, ' !\n')],
    ['a word of a short one was changed', short, short.replace('Monday', 'Tuesday')],
    ['they are German', german, german.replace('Kim', 'Nowak').replace('zwei Tage', 'drei Tage')],
    ['they are Japanese', japanese, japanese.replace('金さま', '鈴木さま')],
    ['they are one word', 'Hello', 'hello!'],
  ])('when %s', (_name, letter, copy) => {
    expect(alike(letter, copy)).toBe(true)
  })

  it('but not because they are about the same work', () => {
    const letters = [tiler, decorator, starter, german, japanese, short]
    const pairs = letters.flatMap((a, i) =>
      letters.slice(i + 1).map((b) => similarity(letterSketch(a), letterSketch(b))),
    )
    expect(Math.max(...pairs)).toBeLessThan(0.1)
  })

  it('and a letter without any word resembles nothing', () => {
    expect(alike('…', '…')).toBe(false)
    expect(alike('…', tiler)).toBe(false)
  })
})

describe('The client', () => {
  const clock = new Clock()
  let app: TestApp
  let client: TestUser
  let worker: TestUser
  beforeAll(async () => {
    app = await startApp({ WORKER: 'off' }, clock)
  })
  beforeEach(async () => {
    client = await given.makeClient(app)
    worker = await given.makeWorker(app)
  })
  afterEach(() => write(app.context.db, `DELETE FROM outbox WHERE state = 'waiting'`))
  afterAll(() => app.close())

  const send = async (gig: { id: string }, coverLetter: string, as?: TestUser) =>
    given.apply(app, as ?? (await given.makeWorker(app)), gig, { coverLetter })
  async function asClientSees({ id }: Application): Promise<Application> {
    return (await app.api.get(`/client/applications/${id}`, { as: client }).expect(200)).body
  }
  async function listOf({ id }: { id: string }): Promise<Application[]> {
    const { body }: { body: { data: Application[] } } = await app.api
      .get(`/client/gigs/${id}/applications`, { as: client })
      .expect(200)
    return body.data
  }
  const isFlagged = async (application: Application) => (await asClientSees(application)).similarToOthers

  it('sees which letters to a gig are nearly the same, the first one too', async () => {
    const gig = await given.makeGig(app, client)
    const [first, other, copy] = [
      await send(gig, tiler),
      await send(gig, decorator),
      await send(gig, tiler.replace('Ms Kim', 'Mr Novak')),
    ]
    expect(await isFlagged(first)).toBe(true)
    expect(await isFlagged(copy)).toBe(true)
    expect(await isFlagged(other)).toBe(false)
    expect((await listOf(gig)).map(({ similarToOthers }) => similarToOthers)).toEqual([true, false, true])
  })

  it('sees that a worker has sent the same letter elsewhere in the last 30 days', async () => {
    const first = await send(await given.makeGig(app, client), tiler, worker)
    const again = await send(await given.makeGig(app, client), tiler, worker)
    expect(await isFlagged(first)).toBe(false)
    expect(await isFlagged(again)).toBe(true)
    clock.advance({ days: 31 })
    ;[client, worker] = [await given.signedInAgain(app, client), await given.signedInAgain(app, worker)]
    expect(await isFlagged(await send(await given.makeGig(app, client), tiler, worker))).toBe(false)
  })

  it('does not see a worker’s own letter from before as another’s', async () => {
    const gig = await given.makeGig(app, client)
    const first = await send(gig, tiler, worker)
    await app.api.post(`/worker/applications/${first.id}/withdraw`, { as: worker }).expect(200)
    expect(await isFlagged(await send(gig, tiler, worker))).toBe(false)
  })

  it('sees it as it is after an edit of the letter', async () => {
    const gig = await given.makeGig(app, client)
    const theirs = await send(gig, tiler)
    const own = await send(gig, decorator, worker)
    const edit = (coverLetter: string) =>
      app.api.patch(`/worker/applications/${own.id}`, { as: worker, body: { coverLetter } }).expect(200)
    const flags = async () => new Map((await listOf(gig)).map(({ id, similarToOthers }) => [id, similarToOthers]))
    await edit(tiler)
    expect(await flags()).toEqual(
      new Map([
        [own.id, true],
        [theirs.id, true],
      ]),
    )
    await edit(starter)
    expect((await flags()).get(own.id)).toBe(false)
  })

  it('alone sees it: no answer to a worker tells, nor does the version of an application that another has copied', async () => {
    const gig = await given.makeGig(app, client)
    const first = await send(gig, tiler, worker)
    await send(gig, tiler)
    const { body } = await app.api.get(`/worker/applications/${first.id}`, { as: worker }).expect(200)
    expect(body).toEqual(first)
    expect(body).not.toHaveProperty('similarToOthers')
  })
})

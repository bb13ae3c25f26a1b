import { simpleParser } from 'mailparser'
import supertest from 'supertest'
import { row, rows, write } from '../src/config/db'
import { digestsOf, makeReader, postGig, sendAlerts, type Reader } from './support/alerts'
import { startApp, type TestApp } from './support/app'
import { signInAgain } from './support/auth'
import { Clock } from './support/clock'
import { eventually } from './support/eventually'
import type { TestUser } from './support/factories'
import { startSmtpSink, type SmtpSink } from './support/smtpSink'

const clock = new Clock()
let app: TestApp
beforeAll(async () => {
  app = await startApp({ WORKER: 'off' }, clock)
})
afterAll(() => app.close())

describe('The mail of an alert', () => {
  /** Long enough for a header that would be folded. */
  const APP_URL = 'https://marketplace.an-organisation.gigs.test'
  let sink: SmtpSink
  let mailing: TestApp
  beforeAll(async () => {
    sink = await startSmtpSink()
    mailing = await startApp({ SMTP_URL: sink.url, APP_URL }, clock)
  })
  afterAll(async () => {
    await mailing.close()
    await sink.close()
  })

  const sourcesTo = ({ email }: TestUser) => sink.sources.filter((source) => source.includes(`To: ${email}`))

  /** The mail that tells a reader of a new gig, with the address that ends its alerts. */
  async function nextMail(reader: Reader) {
    const known = sourcesTo(reader.worker).length
    await postGig(app, reader.word, 'Tile a floor', { budget: { min: 80_000, max: 120_000, currency: 'EUR' } })
    clock.advance({ days: 1 })
    await sendAlerts(mailing)
    const source = await eventually(() => {
      const [newest] = sourcesTo(reader.worker).slice(known)
      if (newest === undefined) throw new Error('No mail yet')
      return newest
    }, 20_000)
    const unsubscribePath = /^List-Unsubscribe: <https:\/\/[a-z.-]+(\/unsubscribe\/[\w-]{22})>\r$/m.exec(source)?.[1]
    return { source, mail: await simpleParser(source), unsubscribePath: String(unsubscribePath) }
  }
  const alertOf = async ({ worker }: Reader) => {
    const text = 'SELECT alert FROM saved_searches WHERE worker_id = :workerId'
    return (await row<{ alert: string }>(app.context.db, text, { workerId: worker.id }))?.alert
  }

  it('tells in text and HTML what is new, and how to end it in its headers', async () => {
    const reader = await makeReader(app, { alert: 'daily' })
    const { source, mail, unsubscribePath } = await nextMail(reader)
    expect(source).toMatch(/^List-Unsubscribe-Post: List-Unsubscribe=One-Click\r$/m)
    expect(unsubscribePath).toMatch(/^\/unsubscribe\//)
    expect(mail.subject).toBe(`A new gig for you: Tile a floor ${reader.word}`)
    for (const part of [mail.text, mail.html]) {
      expect(part).toContain(`Tile a floor ${reader.word}`)
      expect(part).toContain('€800.00 – €1,200.00 · Remote')
      expect(part).toContain(`${APP_URL}/worker/jobs/`)
      expect(part).toContain(`${APP_URL}${unsubscribePath}`)
      expect(part).not.toContain('there may be more')
    }
  })

  it('is not sent once its gigs have closed', async () => {
    const [late, well] = [await makeReader(app, { alert: 'daily' }), await makeReader(app, { alert: 'daily' })]
    const { id } = await postGig(app, late.word)
    clock.advance({ days: 1 })
    await sendAlerts(app)
    await write(app.context.db, `UPDATE gigs SET status = 'closed' WHERE id = :id`, { id })
    mailing.context.signals.emit('outbox')
    await nextMail(well)
    await eventually(async () => {
      const text = `SELECT id FROM outbox WHERE name = 'job-alert' AND state <> 'done' AND due_at <= NOW(3)`
      return (await rows(app.context.db, text)).length === 0
    })
    expect(await digestsOf(app, late)).toHaveLength(1)
    expect(sourcesTo(late.worker)).toEqual([])
  })

  it('ends all alerts by one POST of anybody who has its address, as often as they like', async () => {
    const reader = await makeReader(app, { alert: 'daily' })
    const { unsubscribePath } = await nextMail(reader)
    for (let i = 0; i < 2; i += 1) {
      const done = await supertest(mailing.url)
        .post(unsubscribePath)
        .type('form')
        .send('List-Unsubscribe=One-Click')
        .expect(200)
      expect(done.type).toBe('text/html')
      expect(await alertOf(reader)).toBe('off')
    }
    const stored = await app.api
      .get('/worker/saved-searches', { as: await signInAgain(app, reader.worker) })
      .expect(200)
    expect(stored.body.data).toMatchObject([{ alert: 'off', nextAlertAt: null, version: 2 }])
    await postGig(app, reader.word, 'Later')
    clock.advance({ days: 1 })
    await sendAlerts(app)
    expect(await digestsOf(app, reader)).toEqual([['Tile a floor']])
  })

  it('ends nothing when its link is only followed', async () => {
    const reader = await makeReader(app, { alert: 'daily' })
    const { unsubscribePath } = await nextMail(reader)
    const page = await supertest(mailing.url).get(unsubscribePath).expect(200)
    await supertest(mailing.url).head(unsubscribePath).expect(200)
    expect(page.text).toContain('<form method="post"><button>')
    expect(page.headers['content-security-policy']).toMatch(/^default-src 'none'/)
    expect(await alertOf(reader)).toBe('daily')
  })

  it.each(['AAECAwQFBgcICQoLDA0ODw', 'short', '%00', 'x'.repeat(500)])('has no such address as %s', async (token) => {
    for (const method of ['get', 'post'] as const) {
      const page = await supertest(mailing.url)[method](`/unsubscribe/${token}`).expect(404)
      expect(page.type).toBe('text/html')
    }
  })
})

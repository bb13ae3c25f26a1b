import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser } from 'playwright-core'
import { row, write } from '../../src/config/db'
import { sealEntries } from '../../src/controllers/shared/auditChain'
import { startApp, type TestApp } from '../support/app'
import { eventually } from '../support/eventually'
import {
  apply,
  makeClient,
  makeContract,
  makeEndedContract,
  makeGig,
  makeWorker,
  newWord,
  writeReview,
  type TestUser,
} from '../support/factories'
import { expectProblem } from '../support/problems'
import { startSmtpSink, type SmtpSink } from '../support/smtpSink'
import { openTab, startBrowser, type Tab } from './support/browser'
import { giveReason, makeAdminWithPassword, notice, openAs, waitForHeading } from './support/console'

const MAIL_MS = 25_000

let sink: SmtpSink
let logDir: string
let app: TestApp
let browser: Browser
let admin: TestUser
let tab: Tab
beforeAll(async () => {
  sink = await startSmtpSink()
  logDir = await mkdtemp(join(tmpdir(), 'desk-logs-'))
  app = await startApp({ SMTP_URL: sink.url, LOG_DIR: logDir })
  browser = await startBrowser()
})
beforeEach(async () => {
  // One of their own for each: an account keeps only so many sessions.
  admin = await makeAdminWithPassword(app)
  tab = await openTab(browser, app.url)
})
afterEach(async () => {
  expect(tab.complaints).toEqual([])
  await tab.context.close()
})
afterAll(async () => {
  await browser.close()
  await app.close()
  await sink.close()
  await rm(logDir, { recursive: true })
})

describe('at the desk an admin', () => {
  it('comes to the overview by an address that names a day that there is not', async () => {
    const { page } = tab
    await openAs(page, admin, '/admin?until=2026-13-45', 'Overview')
    await page.getByRole('table', { name: 'The same numbers, by day, newest first' }).waitFor()
  })

  it('sees of what waits all that can be read', async () => {
    const { page } = tab
    await page.route('**/api/v1/admin/queues', (route) => route.abort())
    await openAs(page, admin, '/admin', 'Overview')
    await page.getByText('The server cannot be reached.').waitFor()
    await page.getByRole('link', { name: /^Disputes \d+/ }).waitFor()
    await page.getByRole('link', { name: /^Failed tasks –/ }).waitFor()
    await page.unroute('**/api/v1/admin/queues')
    await page.getByRole('button', { name: 'Try again' }).click()
    await page.getByRole('link', { name: /^Failed tasks \d+/ }).waitFor()
  })

  it('finds the log lines of a failed request by its id, and from there all of its user', async () => {
    const worker = await makeWorker(app)
    const requestId = 'failed-request-7f3a91'
    await app.api.get('/client/gigs', { as: worker, headers: { 'X-Request-Id': requestId } }).expect(403)
    await app.api.get('/me', { as: worker }).expect(200)
    const { page } = tab
    await openAs(page, admin, '/admin/logs', 'Logs')
    await page.getByLabel('Request').fill(requestId)
    await page.getByRole('button', { name: 'Apply' }).click()

    const lines = page.getByRole('row').filter({ hasText: 'GET /client/gigs' })
    await lines.getByText('403').waitFor()
    expect(new URL(page.url()).searchParams.get('requestId')).toBe(requestId)
    await lines.getByRole('button', { name: 'Details' }).click()
    await page.getByText(requestId).first().waitFor()
    await page.getByRole('link', { name: 'All lines of this user' }).click()
    await page.getByRole('row').filter({ hasText: 'GET /me' }).waitFor()
    await page.goBack()
    await lines.waitFor()
  })

  it('follows the log live, pauses it and goes on', async () => {
    const worker = await makeWorker(app)
    const { page } = tab
    await openAs(page, admin, `/admin/logs/live?userId=${worker.id}`, 'Live log')
    await page.getByText('New lines appear on top').waitFor()
    await app.api.get('/me', { as: worker }).expect(200)
    await page.getByRole('row').filter({ hasText: 'GET /me' }).waitFor()

    await page.getByRole('button', { name: 'Pause' }).click()
    await app.api.get('/worker/profile', { as: worker })
    await page.getByRole('button', { name: 'Resume and show 1 line' }).click()
    await page.getByRole('row').filter({ hasText: 'GET /worker/profile' }).waitFor()
  })

  it('follows the log only while looking at it, and sees then what came meanwhile', async () => {
    const worker = await makeWorker(app)
    const { page } = tab
    await openAs(page, admin, `/admin/logs/live?userId=${worker.id}`, 'Live log')
    await page.getByText('New lines appear on top').waitFor()
    await app.api.get('/me', { as: worker }).expect(200)
    await page.getByRole('row').filter({ hasText: 'GET /me' }).waitFor()

    const look = (isHidden: boolean) =>
      page.evaluate(`Object.defineProperty(document, 'hidden', { value: ${isHidden}, configurable: true })
        document.dispatchEvent(new Event('visibilitychange'))`)
    const ended = page.waitForEvent('requestfailed', (request) => request.url().includes('/admin/logs/stream'))
    await look(true)
    await ended
    await app.api.get('/worker/profile', { as: worker })
    await look(false)
    await page.getByRole('row').filter({ hasText: 'GET /worker/profile' }).waitFor()
    expect(await page.getByRole('row').filter({ hasText: 'GET /me' }).count()).toBe(1)
  })

  it('is told why the log cannot be followed, and it is not asked for again', async () => {
    const { page } = tab
    let asked = 0
    page.on('request', (request) => {
      if (request.url().includes('/admin/logs/stream')) asked += 1
    })
    await openAs(page, admin, '/admin/logs/live?userId=abc', 'Live log')
    await page.getByRole('alert').getByText('/query/userId').waitFor()
    await page.getByText('Not connected.').waitFor()
    await page.getByRole('button', { name: 'Try again' }).click()
    await eventually(() => asked === 2)
    await page.getByRole('alert').getByText('/query/userId').waitFor()
  })

  it('suspends a user, whose next request is refused, and takes it back with one click', async () => {
    const worker = await makeWorker(app, { name: 'Paula Outside' })
    await app.api.get('/me', { as: worker }).expect(200)
    const { page } = tab
    await openAs(page, admin, `/admin/users?q=${worker.email}`, 'Users')
    await page.getByRole('link', { name: 'Paula Outside' }).click()
    await waitForHeading(page, 'Paula Outside')
    await page.getByRole('button', { name: 'Suspend' }).click()
    await giveReason(page, 'Suspend')
    await notice(page, 'Paula Outside is suspended.')
    await page.getByText('Asked clients to pay outside').first().waitFor()
    expectProblem(await app.api.get('/me', { as: worker }), 'account_suspended')

    await page.getByRole('button', { name: 'Undo' }).click()
    await notice(page, 'Paula Outside can sign in again.')
    const { body } = await app.api.get(`/admin/users/${worker.id}`, { as: admin }).expect(200)
    expect(body.status).toBe('active')
  })

  it('never sees one user under the address of another', async () => {
    const [first, second] = [await makeWorker(app, { name: 'First Person' }), await makeWorker(app)]
    const { page } = tab
    await openAs(page, admin, `/admin/users/${first.id}`, 'First Person')
    await page.route(`**/api/v1/admin/users/${second.id}/*`, (route) => route.abort())
    await page.evaluate(
      `history.pushState(null, '', '/admin/users/${second.id}'); dispatchEvent(new Event('popstate'))`,
    )
    await page.getByText('The server cannot be reached.').waitFor()
    expect(await page.getByText('First Person').count()).toBe(0)
    expect(await page.getByRole('button', { name: 'Suspend' }).count()).toBe(0)
  })

  it('finds every button within the page, however long a title is', async () => {
    const title = 'W'.repeat(100)
    const gig = await makeGig(app, await makeClient(app), { title })
    const { page } = tab
    await openAs(page, admin, '/admin/gigs', 'Gigs')
    await page.getByRole('link', { name: title }).waitFor()
    const overhang = (place: string) =>
      page.locator(place).evaluate(({ scrollWidth, clientWidth }) => scrollWidth - clientWidth)
    expect(await overhang('.list')).toBe(0)
    await page.goto(`/admin/gigs/${gig.id}`)
    await page.getByRole('button', { name: 'Remove' }).click()
    await giveReason(page, 'Remove')
    await page.getByRole('button', { name: 'Undo' }).waitFor()
    expect(await overhang('.notices')).toBe(0)
    expect(await overhang('html')).toBeLessThanOrEqual(0)
  })

  it('claims a report and resolves it', async () => {
    const [client, worker] = [await makeClient(app), await makeWorker(app)]
    const gig = await makeGig(app, client, { title: 'Pay first, work later' })
    const report = {
      subject: 'gig',
      subjectId: gig.id,
      reason: 'Asks for money',
      text: 'Fifty euros, before the first day.',
    }
    const { body: filed } = await app.api.post('/reports', { as: worker, body: report }).expect(201)
    const { page } = tab
    await openAs(page, admin, '/admin/reports', 'Reports')
    await page.getByRole('link', { name: 'Asks for money' }).click()
    await page.getByText('Fifty euros').waitFor()
    await page.getByRole('button', { name: 'Claim' }).click()
    await notice(page, 'The report is yours for 30 minutes.')
    await page.getByRole('button', { name: 'Resolve' }).click()
    await page.getByLabel('Upheld').check()
    await giveReason(page, 'Resolve', 'The gig was removed.')
    await notice(page, 'The report is resolved.')

    const { body } = await app.api.get(`/admin/reports/${filed.id}`, { as: admin }).expect(200)
    expect(body).toMatchObject({
      status: 'resolved',
      resolution: { outcome: 'upheld', note: 'The gig was removed.', adminId: admin.id },
    })
  })

  it('decides how a disputed contract ends', async () => {
    const [client, worker] = [await makeClient(app), await makeWorker(app)]
    const { id } = await makeContract(app, client, worker)
    await app.api.post(`/contracts/${id}/dispute`, { as: worker, body: { reason: 'The door is locked.' } }).expect(200)
    const { page } = tab
    await openAs(page, admin, '/admin/disputes', 'Disputes')
    await page.getByRole('link', { name: 'Tile a bathroom floor' }).click()
    await page.getByText('The door is locked.').waitFor()
    await page.getByRole('button', { name: 'Resolve' }).click()
    await page.getByLabel('Complete it').check()
    await giveReason(page, 'Resolve', 'The photos show the finished floor.')
    await notice(page, 'The contract has ended')
    expect(await page.getByRole('button', { name: 'Undo' }).count()).toBe(0)
    const { body } = await app.api.get(`/admin/contracts/${id}`, { as: admin }).expect(200)
    expect(body.status).toBe('completed')
  })

  it('hides a review and takes it back', async () => {
    const [client, worker] = [await makeClient(app), await makeWorker(app)]
    const contract = await makeEndedContract(app, client, worker)
    await writeReview(app, worker, contract)
    const { id } = await writeReview(app, client, contract, { text: 'Never came, <b>never</b> called.' })
    const { page } = tab
    await openAs(page, admin, `/admin/reviews?subjectId=${worker.id}`, 'Reviews')
    await page.getByRole('link', { name: 'Never came, <b>never</b> called.' }).click()
    await page.getByRole('button', { name: 'Hide' }).click()
    await giveReason(page, 'Hide', 'It insults.')
    await notice(page, 'The review is hidden.')
    await page.getByText('It insults.').waitFor()
    await page.getByRole('button', { name: 'Undo' }).click()
    await notice(page, 'The review is published again.')
    const { body } = await app.api.get(`/admin/reviews/${id}`, { as: admin }).expect(200)
    expect(body.status).toBe('published')
  })

  it('reads a list anew by applying the same filters again', async () => {
    const name = newWord()
    const { page } = tab
    await openAs(page, admin, `/admin/users?q=${name}`, 'Users')
    await page.getByText('No account fits these filters.').waitFor()
    await makeWorker(app, { name })
    const visited = await page.evaluate('history.length')
    await page.getByRole('button', { name: 'Apply' }).click()
    await page.getByRole('row').filter({ hasText: name }).waitFor()
    expect(await page.evaluate('history.length')).toBe(visited)
  })

  it('reads a list on, page by page, and is told what went wrong on the way', async () => {
    const name = newWord()
    for (let made = 0; made < 51; made += 1) await makeWorker(app, { name })
    const { page } = tab
    await openAs(page, admin, `/admin/users?q=${name}`, 'Users')
    const rows = page.getByRole('row').filter({ hasText: name })
    await rows.nth(49).waitFor()
    await page.route('**/api/v1/admin/users?*', (route) => route.abort())
    await page.getByRole('button', { name: 'More accounts' }).click()
    await page.getByText('The server cannot be reached.').waitFor()
    expect(await rows.count()).toBe(50)
    await page.unroute('**/api/v1/admin/users?*')
    await page.getByRole('button', { name: 'Try again' }).click()
    await rows.nth(50).waitFor()
    expect(await page.getByRole('button', { name: 'More accounts' }).count()).toBe(0)
  })

  it('sees nothing of the last filter where the next one fails, and tries that again from its beginning', async () => {
    const [before, after] = [newWord(), newWord()]
    for (let made = 0; made < 51; made += 1) await makeWorker(app, { name: before })
    await makeWorker(app, { name: after })
    const { page } = tab
    await openAs(page, admin, `/admin/users?q=${before}`, 'Users')
    const rowsOf = (name: string) => page.getByRole('row').filter({ hasText: name })
    await rowsOf(before).nth(49).waitFor()
    await page.route('**/api/v1/admin/users?*', (route) => route.abort())
    await page.getByLabel('Address or name begins with').fill(after)
    await page.getByRole('button', { name: 'Apply' }).click()
    await page.getByText('The server cannot be reached.').waitFor()
    expect(await rowsOf(before).count()).toBe(0)
    await page.unroute('**/api/v1/admin/users?*')
    await page.getByRole('button', { name: 'Try again' }).click()
    await rowsOf(after).waitFor()
    expect(await rowsOf(before).count()).toBe(0)
  })

  it('sees what an act has changed wherever it shows, and what has changed meanwhile where an act is refused', async () => {
    const client = await makeClient(app)
    const worker = await makeWorker(app)
    const gig = await makeGig(app, client, { title: 'Removed from two desks' })
    await apply(app, worker, gig)
    const { page } = tab
    await openAs(page, admin, `/admin/gigs/${gig.id}`, 'Removed from two desks')
    await page.getByRole('cell', { name: 'Submitted' }).waitFor()
    await page.getByRole('button', { name: 'Remove' }).click()
    await giveReason(page, 'Remove')
    await page.getByRole('cell', { name: 'Not selected' }).waitFor()

    await page.getByRole('link', { name: 'All gigs' }).click()
    const listed = page.getByRole('row').filter({ hasText: 'Removed from two desks' })
    await listed.getByText('Removed', { exact: true }).waitFor()
    await page.getByRole('button', { name: 'Undo' }).click()
    await listed.getByText('Open', { exact: true }).waitFor()

    await listed.getByRole('link', { name: 'Removed from two desks' }).click()
    await page.getByRole('button', { name: 'Remove' }).click()
    await app.api.post(`/admin/gigs/${gig.id}/remove`, { as: admin, body: { reason: 'Elsewhere' } }).expect(200)
    const dialog = page.getByRole('dialog')
    await dialog.getByRole('textbox').fill('Here')
    await dialog.getByRole('button', { name: 'Remove' }).click()
    await dialog.getByRole('alert').waitFor()
    await page.getByRole('button', { name: 'Restore', includeHidden: true }).waitFor({ state: 'attached' })
  })

  it('retries a failed mail, which is then delivered', async () => {
    const worker = await makeWorker(app)
    sink.refuse(worker.email, 550)
    const body = { reason: 'Asked clients to pay outside' }
    await app.api.post(`/admin/users/${worker.id}/suspend`, { as: admin, body }).expect(200)
    const failed = 'SELECT COUNT(*) AS count FROM outbox WHERE state = :state'
    await eventually(
      async () => (await row<{ count: number }>(app.context.db, failed, { state: 'failed' }))?.count === 1,
      MAIL_MS,
    )
    expect(sink.accepted).not.toContain(worker.email)

    const { page } = tab
    await openAs(page, admin, '/admin/queues', 'Queues')
    await page.getByRole('row').filter({ hasText: 'Email' }).getByRole('link', { name: '1' }).click()
    await waitForHeading(page, 'Failed tasks: Email')
    await page.getByText('550').waitFor()
    await page.getByRole('button', { name: 'Retry Account suspended' }).click()
    await notice(page, '“Account suspended” is tried again.')
    await eventually(() => sink.accepted.includes(worker.email), MAIL_MS)
    await page.getByText('No task of this queue has failed for good.').waitFor()
  })

  it('verifies the audit log, and sees which entry was changed past the server', async () => {
    const worker = await makeWorker(app)
    await app.api.post(`/admin/users/${worker.id}/suspend`, { as: admin, body: { reason: 'First' } }).expect(200)
    await app.api.post(`/admin/users/${worker.id}/reinstate`, { as: admin, body: { reason: 'Second' } }).expect(200)
    await sealEntries(app.context)
    const { page } = tab
    await openAs(page, admin, '/admin/audit', 'Audit log')
    await page.getByRole('button', { name: 'Verify the chain' }).click()
    await page.getByText('The chain is whole').waitFor()
    const { body: report } = await app.api.get('/admin/audit-log/verify', { as: admin }).expect(200)
    const { entries, seal } = report.head
    await page.goto(`/admin/audit?headEntries=${entries}&headSeal=${seal}`)
    await page.getByRole('button', { name: 'Verify the chain' }).click()
    await page.getByText('It goes on from the end that was mailed.').waitFor()
    await page.getByText('Hold it against an end that was mailed').click()
    await page.getByLabel('Seal').fill('0'.repeat(64))
    await page.getByRole('button', { name: 'Use it' }).click()
    await page.getByText('It goes on from the end that was mailed.').waitFor({ state: 'detached' })
    expect(await page.getByText('The chain is whole').count()).toBe(0)
    await page.goto(`/admin/audit?headEntries=${entries}&headSeal=cut-off`)
    await page.getByText('The end that this address names is damaged').waitFor()
    await page.goto(`/admin/audit?headEntries=${entries}&headSeal=${'0'.repeat(64)}`)
    await page.getByRole('button', { name: 'Verify the chain' }).click()
    await page.getByText('it was made anew').waitFor()

    const suspension = `subject_id = :id AND action = 'user.suspend'`
    const found = await row<{ id: string }>(app.context.db, `SELECT id FROM audit_log WHERE ${suspension}`, {
      id: worker.id,
    })
    await write(app.context.db, `UPDATE audit_log SET detail = '{"reason":"Never happened"}' WHERE ${suspension}`, {
      id: worker.id,
    })
    await page.getByRole('button', { name: 'Verify again' }).click()
    await page.getByText('The chain is broken at entry').waitFor()
    await page.getByText('it was edited').waitFor()
    await page.getByText(found?.id ?? 'none', { exact: true }).waitFor()
    await page.getByRole('link', { name: 'Show the entry in the log' }).click()
    const entry = page.locator(`#row-${found?.id}`)
    await entry.getByText('Never happened').waitFor()
    expect(await entry.getAttribute('class')).toBe('marked')
  })

  it('does it all with the keyboard: finds a gig and removes it, and the focus is where it is needed', async () => {
    const client = await makeClient(app)
    const gig = await makeGig(app, client, { title: 'Keyboardless piano moving' })
    const { page } = tab
    await openAs(page, admin, '/admin', 'Overview')
    const focused = () => page.evaluate<string>('document.activeElement?.innerText ?? ""')
    const expectFocusOn = (text: string) => eventually(async () => expect(await focused()).toBe(text))
    const tabTo = async (text: string) => {
      for (let steps = 0; (await focused()).trim() !== text; steps += 1) {
        if (steps > 60) throw new Error(`${text} was never reached`)
        await page.keyboard.press('Tab')
      }
    }
    await expectFocusOn('Overview')
    await page.reload()
    await waitForHeading(page, 'Overview')
    await page.keyboard.press('Tab')
    await expectFocusOn('Skip to the page')
    await tabTo('Gigs')
    await page.keyboard.press('Enter')
    await waitForHeading(page, 'Gigs')
    await expectFocusOn('Gigs')
    await tabTo('Keyboardless piano moving')
    await page.keyboard.press('Enter')
    await waitForHeading(page, 'Keyboardless piano moving')
    await tabTo('Remove')
    await page.keyboard.press('Enter')
    await page.getByRole('dialog').waitFor()
    await page.keyboard.press('Escape')
    // By its element: a closed dialog has no role any more, and is still there until the page has heard of it.
    await page.locator('dialog').waitFor({ state: 'detached' })
    await expectFocusOn('Remove')
    await page.keyboard.press('Enter')
    await page.getByRole('dialog').waitFor()
    await page.keyboard.type('Not a gig at all')
    await tabTo('Remove')
    await page.keyboard.press('Enter')
    await notice(page, '“Keyboardless piano moving” is removed.')
    await page.getByRole('button', { name: 'Restore' }).waitFor()
    await expectFocusOn('Restore')
    expectProblem(await app.api.get(`/gigs/${gig.id}`), 'not_found')
  })

  it('saves what a list shows as a table', async () => {
    const worker = await makeWorker(app, { name: 'Exported Person' })
    const { page } = tab
    await openAs(page, admin, `/admin/users?q=${worker.email}`, 'Users')
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Export CSV' }).click(),
    ])
    expect(download.suggestedFilename()).toBe('users.csv')
    const [heads, line, ...others] = (await readFile(await download.path(), 'utf8')).trimEnd().split('\r\n')
    expect(heads).toContain('email')
    expect(line).toContain(worker.email)
    expect(line).toContain('Exported Person')
    expect(others).toEqual([])
  })
})

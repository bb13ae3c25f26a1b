import axe from 'axe-core'
import type { Browser, Page } from 'playwright-core'
import { startApp, type TestApp } from '../support/app'
import {
  makeClient,
  makeContract,
  makeEndedContract,
  makeWorker,
  writeReview,
  type TestUser,
} from '../support/factories'
import { openTab, startBrowser } from './support/browser'
import { makeAdminWithPassword, openAs, waitForHeading } from './support/console'

let app: TestApp
let browser: Browser
let admin: TestUser
/** One of each thing that has a page of its own. */
let ids: Record<'user' | 'gig' | 'review' | 'report' | 'contract', string>
beforeAll(async () => {
  app = await startApp()
  admin = await makeAdminWithPassword(app)
  browser = await startBrowser()
  ids = await makeOneOfEach()
})
afterAll(async () => {
  await browser.close()
  await app.close()
})

async function makeOneOfEach() {
  const [client, worker] = [await makeClient(app), await makeWorker(app)]
  const { id: contract, gigId: gig } = await makeContract(app, client, worker)
  await app.api
    .post(`/contracts/${contract}/dispute`, { as: worker, body: { reason: 'The door is locked.' } })
    .expect(200)
  const ended = await makeEndedContract(app, client, worker)
  await writeReview(app, worker, ended)
  const { id: review } = await writeReview(app, client, ended)
  const body = { subject: 'gig', subjectId: gig, reason: 'Asks for money', text: 'Before the first day.' }
  const { body: report } = await app.api.post('/reports', { as: worker, body }).expect(201)
  return { user: worker.id, gig, review, report: String(report.id), contract }
}

const pages: readonly (readonly [name: string, path: () => string, heading: string | RegExp])[] = [
  ['overview', () => '/admin', 'Overview'],
  ['log', () => '/admin/logs', 'Logs'],
  ['live log', () => '/admin/logs/live', 'Live log'],
  ['queues', () => '/admin/queues', 'Queues'],
  ['failed tasks', () => '/admin/queues/email', 'Failed tasks: Email'],
  ['audit log', () => '/admin/audit?reads=shown', 'Audit log'],
  ['reports', () => '/admin/reports', 'Reports'],
  ['report', () => `/admin/reports/${ids.report}`, 'Report: Asks for money'],
  ['disputes', () => '/admin/disputes', 'Disputes'],
  ['dispute', () => `/admin/disputes/${ids.contract}`, 'Tile a bathroom floor'],
  ['gigs', () => '/admin/gigs', 'Gigs'],
  ['gig', () => `/admin/gigs/${ids.gig}`, 'Tile a bathroom floor'],
  ['reviews', () => '/admin/reviews', 'Reviews'],
  ['review', () => `/admin/reviews/${ids.review}`, 'Review'],
  ['users', () => '/admin/users', 'Users'],
  ['user', () => `/admin/users/${ids.user}`, 'Test worker'],
  ['second factor', () => '/admin/second-factor', 'Second factor'],
  ['page for an unknown address', () => '/admin/nowhere', 'There is nothing here'],
]

/** What axe finds that keeps somebody from using the page. The policy of the page allows no script from elsewhere, so it is not loaded by one. */
async function seriousFindings(page: Page): Promise<string[]> {
  await page.evaluate(axe.source)
  const { violations } = await page.evaluate<axe.AxeResults>('axe.run(document)')
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' | ')}`)
}

/** Adds up how far a page moves what was already shown, as browsers score it (Layout Instability); 0.1 is what one notices. */
const WATCH_SHIFTS = `globalThis.layoutShift = 0
new PerformanceObserver((list) => {
  for (const { value } of list.getEntries()) globalThis.layoutShift += value
}).observe({ type: 'layout-shift', buffered: true })`

const isSettled = (page: Page) => page.locator('.skeleton, [aria-busy="true"]').first().waitFor({ state: 'detached' })

describe.each(['light', 'dark'] as const)('in %s', (colorScheme) => {
  describe.each([
    ['on a desk', { width: 1280, height: 800 }],
    ['on a phone', { width: 390, height: 844 }],
  ] as const)('%s', (_name, viewport) => {
    it('every page can be used by everybody, stays within its width and in its place, and asks nobody outside', async () => {
      const { page, complaints, context } = await openTab(browser, app.url, { colorScheme, viewport })
      await context.addInitScript(WATCH_SHIFTS)
      await page.goto('/admin')
      await waitForHeading(page, 'Sign in to the console')
      expect(await seriousFindings(page)).toEqual([])
      await openAs(page, admin, '/admin', 'Overview')
      const findings: Record<string, string[]> = {}
      for (const [name, path, heading] of pages) {
        await page.goto(path())
        await waitForHeading(page, heading)
        await isSettled(page)
        const overflow = await page.evaluate<number>('document.documentElement.scrollWidth - innerWidth')
        const shift = await page.evaluate<number>('layoutShift')
        findings[name] = [
          ...(await seriousFindings(page)),
          ...(overflow > 0 ? [`${overflow} px too wide`] : []),
          ...(shift > 0.02 ? [`shifted by ${shift}`] : []),
        ]
      }
      expect(findings).toEqual(Object.fromEntries(pages.map(([name]) => [name, []])))
      expect(complaints).toEqual([])
      await context.close()
    })
  })
})

it('the dialog that asks for a reason can be used by everybody', async () => {
  const { page, context } = await openTab(browser, app.url)
  await openAs(page, admin, `/admin/reports/${ids.report}`, 'Report: Asks for money')
  await page.getByRole('button', { name: 'Resolve' }).click()
  await page.getByRole('dialog', { name: 'Resolve this report?' }).waitFor()
  expect(await seriousFindings(page)).toEqual([])
  await context.close()
})

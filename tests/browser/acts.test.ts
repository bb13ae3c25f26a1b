import type { Browser, Request } from 'playwright-core'
import { startApp, type TestApp } from '../support/app'
import { eventually } from '../support/eventually'
import { makeWorker, type TestUser } from '../support/factories'
import { openTab, startBrowser, type Tab } from './support/browser'
import { makeAdminWithPassword, notice, openAs } from './support/console'

let app: TestApp
let browser: Browser
let admin: TestUser
let tab: Tab
beforeAll(async () => {
  app = await startApp()
  admin = await makeAdminWithPassword(app)
  browser = await startBrowser()
})
beforeEach(async () => {
  tab = await openTab(browser, app.url)
})
afterEach(async () => {
  expect(tab.complaints).toEqual([])
  await tab.context.close()
})
afterAll(async () => {
  await browser.close()
  await app.close()
})

describe('an act', () => {
  it('keeps its dialog until it is known what came of it, and is done once when its answer was lost', async () => {
    const worker = await makeWorker(app, { name: 'Paula Outside' })
    const { page } = tab
    await openAs(page, admin, `/admin/users/${worker.id}`, 'Paula Outside')
    const sent: Request[] = []
    let loseAnswer: (() => Promise<void>) | undefined
    await page.route('**/suspend', async (route) => {
      sent.push(route.request())
      if (sent.length > 1) return route.continue()
      await route.fetch()
      loseAnswer = () => route.abort()
    })
    await page.getByRole('button', { name: 'Suspend' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByRole('textbox').fill('Asked clients to pay outside')
    await dialog.getByRole('button', { name: 'Suspend' }).click()
    await eventually(() => loseAnswer !== undefined)
    for (let presses = 0; presses < 3; presses += 1) await page.keyboard.press('Escape')
    await loseAnswer?.()
    await dialog.getByText('The server cannot be reached.').waitFor()
    await dialog.getByRole('button', { name: 'Suspend' }).click()
    await notice(page, 'Paula Outside is suspended.')

    const keys = sent.map((request) => request.headers()['idempotency-key'])
    expect(keys).toHaveLength(2)
    expect(new Set(keys).size).toBe(1)
    const query = { action: 'user.suspend', subjectId: worker.id }
    const { body } = await app.api.get('/admin/audit-log', { as: admin, query }).expect(200)
    expect(body.data).toHaveLength(1)
  })
})

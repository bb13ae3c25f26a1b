import type { Browser, Page, Route } from 'playwright-core'
import { startApp, type TestApp } from '../support/app'
import { newRedisPrefix } from '../support/auth'
import { Clock } from '../support/clock'
import { eventually } from '../support/eventually'
import { makeWorker, setPassword, type TestUser } from '../support/factories'
import { Authenticator, turnOnMfa } from '../support/mfa'
import { openTab, startBrowser } from './support/browser'
import { fillSignIn, makeAdminWithPassword, waitForHeading } from './support/console'

const production = {
  NODE_ENV: 'production',
  APP_URL: 'https://gigs.example.org',
  RATE_LIMITS: 'login-address=1000/1m,writes=1000/1m,reads=10000/1m,admin-logs=1000/1m',
  REDIS_PREFIX: newRedisPrefix(),
}
const clock = new Clock()
let app: TestApp
let browser: Browser
beforeAll(async () => {
  app = await startApp(production, clock)
  browser = await startBrowser()
})
afterAll(async () => {
  await browser.close()
  await app.close()
})

async function signInWithPhone(page: Page, admin: TestUser, phone: Authenticator): Promise<void> {
  await fillSignIn(page, admin)
  await page.getByLabel('Code').fill(phone.nextCode())
  await page.getByRole('button', { name: 'Go on' }).click()
}

/** The app into which somebody has typed the secret that the page shows. */
async function readAuthenticator(page: Page): Promise<Authenticator> {
  return new Authenticator((await page.locator('.secret').innerText()).replaceAll(' ', ''), clock)
}

/** Has the next call of a page carry an access token from an hour ago. */
async function expireToken(page: Page, admin: TestUser): Promise<void> {
  const { sessionId } = app.context.tokens.verify(admin.accessToken)
  const issuedAt = new Date(Date.now() - 3_600_000).toISOString()
  const { token } = app.context.tokens.sign({ userId: admin.id, sessionId, issuedAt })
  const expire = (route: Route) =>
    route.continue({ headers: { ...route.request().headers(), authorization: `Bearer ${token}` } })
  await page.route('**/api/v1/admin/**', expire, { times: 1 })
}

const isRenewal = (url: string | URL) => String(url).endsWith('/auth/refresh')

describe('the console in production', () => {
  it('lets an admin in with both factors, to where they wanted to go, and keeps them signed in when the page is loaded again', async () => {
    const admin = await makeAdminWithPassword(app)
    const { phone } = await turnOnMfa(app, admin, clock)
    const { page, complaints, context } = await openTab(browser, app.url)
    await page.goto('/admin/users?role=admin')
    await fillSignIn(page, admin)
    await waitForHeading(page, 'Second factor')
    await page.getByLabel('Code').fill(phone.nextCode())
    await page.getByRole('button', { name: 'Go on' }).click()
    await waitForHeading(page, 'Users')
    expect(new URL(page.url()).search).toBe('?role=admin')
    await page.getByRole('link', { name: admin.name }).first().waitFor()

    await page.reload()
    await waitForHeading(page, 'Users')
    const [cookie, ...others] = await context.cookies()
    expect(others).toEqual([])
    expect(cookie).toMatchObject({ name: '__Host-refresh', httpOnly: true, secure: true, sameSite: 'Strict' })
    expect(await page.evaluate('JSON.stringify([{ ...localStorage }, { ...sessionStorage }, document.cookie])')).toBe(
      '[{},{},""]',
    )
    expect(complaints).toEqual([])
    await context.close()
  })

  it('has an admin without a second factor set one up, shows the recovery codes once, and takes one of them in its place', async () => {
    const admin = await makeAdminWithPassword(app)
    const { page, complaints, context } = await openTab(browser, app.url)
    await page.goto('/admin/queues')
    await fillSignIn(page, admin)
    await waitForHeading(page, 'Set up a second factor')
    await page.getByRole('button', { name: 'Begin' }).click()
    await page.getByRole('img', { name: /QR code/ }).waitFor()
    await page.getByLabel('The six digits').fill((await readAuthenticator(page)).nextCode())
    await page.getByRole('button', { name: 'Turn on' }).click()

    await page.getByRole('heading', { name: 'Keep your recovery codes' }).waitFor()
    const codes = await page.locator('.recovery-codes code').allInnerTexts()
    expect(codes).toHaveLength(10)
    expect(await page.getByRole('button', { name: 'Go on' }).isDisabled()).toBe(true)
    await page.getByLabel('I have kept them').check()
    await page.getByRole('button', { name: 'Go on' }).click()
    await waitForHeading(page, 'Queues')

    await page.getByRole('button', { name: 'Sign out' }).click()
    await fillSignIn(page, admin)
    await page.getByLabel('Code').fill(codes[0] ?? '')
    await page.getByRole('button', { name: 'Go on' }).click()
    await waitForHeading(page, 'Queues')
    expect(complaints).toEqual([])
    await context.close()
  })

  it('has who signed in too long ago to set one up do so again', async () => {
    const admin = await makeAdminWithPassword(app)
    const { page, context } = await openTab(browser, app.url)
    await page.goto('/admin/queues')
    await fillSignIn(page, admin)
    await waitForHeading(page, 'Set up a second factor')
    clock.advance({ minutes: 20 })
    await page.getByRole('button', { name: 'Begin' }).click()
    await page.getByText('You signed in too long ago').waitFor()
    await fillSignIn(page, admin)
    await page.getByRole('button', { name: 'Begin' }).click()
    await page.getByRole('img', { name: /QR code/ }).waitFor()
    await page.getByRole('button', { name: 'Sign out' }).click()
    await waitForHeading(page, 'Sign in to the console')
    await context.close()
  })

  it('tells anyone else that it is for admins, and what was wrong with a password', async () => {
    const worker = await makeWorker(app)
    await setPassword(app, worker.id)
    const { page, context } = await openTab(browser, app.url)
    await page.goto('/admin')
    await fillSignIn(page, worker, 'not-the-right-one-49')
    const alert = page.getByRole('alert')
    expect(await alert.innerText()).toContain('E-mail address or password is wrong')
    expect(await alert.getByRole('link').getAttribute('href')).toMatch(/^\/admin\/logs\?requestId=/)

    await fillSignIn(page, worker)
    await waitForHeading(page, 'This is for admins')
    await page.getByRole('button', { name: 'Sign out' }).click()
    await waitForHeading(page, 'Sign in to the console')
    await context.close()
  })

  it('asks to sign in again when the session was ended, and goes on where one was', async () => {
    const admin = await makeAdminWithPassword(app)
    const { phone } = await turnOnMfa(app, admin, clock)
    const { page, context } = await openTab(browser, app.url)
    await page.goto('/admin/queues')
    await signInWithPhone(page, admin, phone)
    await waitForHeading(page, 'Queues')
    await page.getByRole('cell').first().waitFor()
    await app.api.post('/auth/logout-all', { as: admin }).expect(204)

    await page.getByRole('link', { name: 'Gigs' }).click()
    await page.getByText('Sign in again to go on where you were.').waitFor()
    await signInWithPhone(page, admin, phone)
    await waitForHeading(page, 'Gigs')
    await context.close()
  })

  it('renews the token of one tab after the other, because they share the cookie', async () => {
    const admin = await makeAdminWithPassword(app)
    const { page, context } = await openTab(browser, app.url)
    await page.goto('/admin/queues')
    await signInWithPhone(page, admin, (await turnOnMfa(app, admin, clock)).phone)
    await waitForHeading(page, 'Queues')
    const otherPage = await context.newPage()
    await otherPage.goto('/admin/queues')
    await waitForHeading(otherPage, 'Queues')

    const renewals: string[] = []
    context.on('request', (request) => isRenewal(request.url()) && renewals.push('asked'))
    context.on('response', (response) => isRenewal(response.url()) && renewals.push('answered'))
    const held: Route[] = []
    await page.route(isRenewal, (route) => {
      held.push(route)
    })
    for (const tab of [page, otherPage]) {
      await expireToken(tab, admin)
      const refused = tab.waitForResponse((response) => response.status() === 401)
      await tab.getByRole('link', { name: 'Users' }).click()
      await refused
    }
    await eventually(() => held.length === 1)
    await held[0]?.continue()
    for (const tab of [page, otherPage]) await tab.getByRole('link', { name: admin.name }).first().waitFor()
    expect(renewals).toEqual(['asked', 'answered', 'asked', 'answered'])
    await context.close()
  })

  it('ends a session whose cookie has become somebody else’s, and never goes on as them', async () => {
    const [first, second] = [await makeAdminWithPassword(app), await makeAdminWithPassword(app)]
    const { page, context } = await openTab(browser, app.url)
    const otherPage = await context.newPage()
    await page.goto('/admin/queues')
    await otherPage.goto('/admin/queues')
    await signInWithPhone(page, first, (await turnOnMfa(app, first, clock)).phone)
    await waitForHeading(page, 'Queues')
    await signInWithPhone(otherPage, second, (await turnOnMfa(app, second, clock)).phone)
    await waitForHeading(otherPage, 'Queues')

    await expireToken(page, first)
    await page.getByRole('link', { name: 'Gigs' }).click()
    await page.getByText('Somebody else has signed in with this browser.').waitFor()
    await waitForHeading(page, 'Sign in to the console')
    await context.close()
  })

  it('has an admin set one up of their own accord where none is demanded, and says that it is on', async () => {
    const desk = await startApp({}, clock)
    const admin = await makeAdminWithPassword(desk)
    const { page, complaints, context } = await openTab(browser, desk.url)
    await page.goto('/admin/second-factor')
    await fillSignIn(page, admin)
    await page.getByRole('button', { name: 'Begin' }).click()
    await page.getByLabel('The six digits').fill((await readAuthenticator(page)).nextCode())
    await page.getByRole('button', { name: 'Turn on' }).click()
    await page.getByLabel('I have kept them').check()
    await page.getByRole('button', { name: 'Go on' }).click()
    await waitForHeading(page, 'Overview')
    expect(await page.getByRole('link', { name: 'Set up a second factor' }).count()).toBe(0)
    await page.goto('/admin/second-factor')
    await page.getByText('It is on').waitFor()
    expect(complaints).toEqual([])
    await context.close()
    await desk.close()
  })

  it('also works over plain HTTP from another machine, where no browser keeps the cookie, until the page is loaded again', async () => {
    const admin = await makeAdminWithPassword(app)
    const { phone } = await turnOnMfa(app, admin, clock)
    const { page, context } = await openTab(browser, app.url.replace('127.0.0.1', 'desk.test'))
    await page.goto('/admin/queues')
    await fillSignIn(page, admin)
    await page.getByLabel('Code').fill(phone.nextCode())
    await page.getByRole('button', { name: 'Go on' }).click()
    await waitForHeading(page, 'Queues')
    await page.getByRole('link', { name: 'Gigs' }).click()
    await waitForHeading(page, 'Gigs')
    expect(await context.cookies()).toEqual([])

    await page.reload()
    await waitForHeading(page, 'Sign in to the console')
    await context.close()
  })
})

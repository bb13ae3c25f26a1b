import type { Browser, Locator, Page } from 'playwright-core'
import { startApp, type TestApp } from '../support/app'
import { eventually } from '../support/eventually'
import { makeWorker, type TestUser } from '../support/factories'
import { openTab, startBrowser } from './support/browser'

let app: TestApp
let browser: Browser
let worker: TestUser
beforeAll(async () => {
  app = await startApp()
  worker = await makeWorker(app)
  browser = await startBrowser()
})
afterAll(async () => {
  await browser.close()
  await app.close()
})

/** Opens one operation of the reference, ready to be tried. */
async function openOperation(page: Page, tag: string, operationId: string): Promise<Locator> {
  await page.goto(`/docs#/${tag}/${operationId}`)
  const operation = page.locator(`#operations-${tag}-${operationId}`)
  await operation.getByRole('button', { name: 'Try it out' }).click()
  return operation
}

/** The page leaves out what is far from being seen: down to the operation again, ready to be tried. */
async function comeBackTo(page: Page, operation: Locator): Promise<void> {
  await page.mouse.move(600, 400)
  await eventually(async () => {
    if ((await operation.count()) > 0) return true
    await page.mouse.wheel(0, 400)
    return false
  }, 15_000)
  const tryIt = operation.getByRole('button', { name: 'Try it out' })
  const execute = operation.getByRole('button', { name: 'Execute' })
  await tryIt.or(execute).first().waitFor()
  if (await tryIt.isVisible()) await tryIt.click()
}

/** Sends it. @returns what the page shows of the answer */
async function execute(operation: Locator): Promise<{ status: string; body: string; headers: string }> {
  const clear = operation.getByRole('button', { name: 'Clear' })
  if (await clear.isVisible()) await clear.click()
  await operation.getByRole('button', { name: 'Execute' }).click()
  const answer = operation.locator('.live-responses-table tbody tr.response').first()
  await answer.waitFor()
  return {
    status: (await answer.locator('.response-col_status').innerText()).trim(),
    body: await answer.locator('.response-col_description .highlight-code').innerText(),
    headers: (await answer.locator('.headerline').allInnerTexts()).join('\n'),
  }
}

async function signIn(page: Page, { accessToken }: TestUser): Promise<void> {
  await page.locator('.auth-wrapper').getByRole('button', { name: 'Authorize' }).click()
  const dialog = page.locator('.modal-ux')
  await dialog.getByRole('textbox').fill(accessToken)
  await dialog.getByRole('button', { name: 'Apply credentials' }).click()
  await dialog.getByRole('button', { name: 'Close' }).click()
}

describe('the reference of the API', () => {
  it('lets everybody try what is open to everybody', async () => {
    const { page, complaints, context } = await openTab(browser, app.url)
    const operation = await openOperation(page, 'Skills', 'getSkills')
    const { status, body } = await execute(operation)
    expect(status).toBe('200')
    expect(body).toContain('"data"')
    expect(complaints).toEqual([])
    await context.close()
  })

  it('shows why something is refused, and answers whoever has signed in', async () => {
    const { page, complaints, context } = await openTab(browser, app.url)
    const operation = await openOperation(page, 'Me', 'getMe')
    const refused = await execute(operation)
    expect(refused.status).toBe('401')
    expect(refused.body).toContain('"unauthenticated"')
    await signIn(page, worker)
    await comeBackTo(page, operation)
    const answered = await execute(operation)
    expect(answered.status).toBe('200')
    expect(answered.body).toContain(worker.email)
    expect(complaints).toEqual([])
    await context.close()
  })

  it('sends the example of a body as it stands, and the same answer again for the same key', async () => {
    const { page, complaints, context } = await openTab(browser, app.url)
    const operation = await openOperation(page, 'Worker', 'postWorkerSavedSearches')
    await signIn(page, worker)
    await comeBackTo(page, operation)
    await operation.locator('tr[data-param-name="Idempotency-Key"] input').fill('8e03978e-40d5-43dd-bc93-6894a57f9324')
    const made = await execute(operation)
    expect(made.status).toBe('201')
    const again = await execute(operation)
    expect(again.body).toBe(made.body)
    expect(again.headers).toContain('idempotency-replayed: true')

    await operation.locator('textarea.body-param__text').fill('{ "surprise": 1 }')
    await operation.locator('tr[data-param-name="Idempotency-Key"] input').fill('')
    const refused = await execute(operation)
    expect(refused.status).toBe('422')
    expect(refused.body).toContain('/body/surprise')
    expect(complaints).toEqual([])
    await context.close()
  })

  it.each(['light', 'dark'] as const)('can be read on a phone, in %s', async (colorScheme) => {
    const { page, complaints, context } = await openTab(browser, app.url, {
      colorScheme,
      viewport: { width: 390, height: 844 },
    })
    await page.goto('/docs#/Gigs/getGigs')
    await page.locator('#operations-Gigs-getGigs .opblock-body').waitFor()
    const colour = await page.evaluate<string>('getComputedStyle(document.querySelector(".swagger-ui")).color')
    const [red] = /\d+/.exec(colour) ?? []
    expect(Number(red) > 128).toBe(colorScheme === 'dark')
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(390)
    expect(complaints).toEqual([])
    await context.close()
  })
})

import type { Page } from 'playwright-core'
import type { TestApp } from '../../support/app'
import { makeAdmin, PASSWORD, setPassword, type TestUser } from '../../support/factories'

/** An admin who can sign in with PASSWORD. */
export async function makeAdminWithPassword(app: TestApp): Promise<TestUser> {
  const admin = await makeAdmin(app)
  await setPassword(app, admin.id)
  return admin
}

/** Fills the sign-in form in and sends it. */
export async function fillSignIn(page: Page, { email }: Pick<TestUser, 'email'>, password = PASSWORD): Promise<void> {
  await page.getByLabel('E-mail address').fill(email)
  await page.getByLabel('Password').fill(password)
  await page.getByRole('button', { name: 'Sign in' }).click()
}

/** Opens an address of the console as this admin, and waits for the page of that name. */
export async function openAs(page: Page, admin: TestUser, path: string, heading: string): Promise<void> {
  await page.goto(path)
  await fillSignIn(page, admin)
  await waitForHeading(page, heading)
}

export const waitForHeading = (page: Page, name: string | RegExp) =>
  page.getByRole('heading', { level: 1, name }).waitFor()

/** Answers the dialog that asks for a reason. */
export async function giveReason(page: Page, button: string, reason = 'Asked clients to pay outside'): Promise<void> {
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('textbox').fill(reason)
  await dialog.getByRole('button', { name: button }).click()
  await dialog.waitFor({ state: 'detached' })
}

/** What is told after an act. */
export const notice = (page: Page, text: string) => page.getByRole('status').filter({ hasText: text }).waitFor()

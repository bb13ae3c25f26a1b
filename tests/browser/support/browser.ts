import { chromium, type Browser, type BrowserContext, type BrowserContextOptions, type Page } from 'playwright-core'

/** Where Debian's package puts it; CHROMIUM names another. */
const EXECUTABLE = process.env.CHROMIUM ?? '/usr/bin/chromium'

/** It asks nobody outside for anything, and takes names that end in .test for this machine. */
const ARGUMENTS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--host-resolver-rules=MAP *.test 127.0.0.1',
]

/** How long something may take that a page shows after a request. */
const SHOWN_MS = 15_000

export const startBrowser = (): Promise<Browser> =>
  chromium.launch({ executablePath: EXECUTABLE, args: ARGUMENTS, headless: true })

/** A page, and what its browser has complained of: errors of scripts, and what the policy has refused. */
export interface Tab {
  page: Page
  complaints: string[]
  context: BrowserContext
}

/** A browser of its own as far as cookies go. `url` is where its paths begin. */
export async function openTab(browser: Browser, url: string, options: BrowserContextOptions = {}): Promise<Tab> {
  const context = await browser.newContext({ baseURL: url, timezoneId: 'Europe/Berlin', ...options })
  context.setDefaultTimeout(SHOWN_MS)
  const page = await context.newPage()
  const complaints: string[] = []
  page.on('pageerror', ({ message }) => complaints.push(message))
  page.on('console', (message) => {
    // A refused request is an answer that the page deals with.
    if (message.type() === 'error' && !message.text().startsWith('Failed to load resource'))
      complaints.push(message.text())
  })
  page.on('request', (request) => {
    const asked = request.url()
    if (!asked.startsWith(url) && !/^(data|blob):/.test(asked)) complaints.push(`asked ${asked}`)
  })
  return { page, complaints, context }
}

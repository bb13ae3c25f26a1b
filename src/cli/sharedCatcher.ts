import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { processExists } from './daemon'
import { readJson, writeJson } from './jsonFile'

/** Where the server process that catches the mail of this machine listens, and where it shows what it caught. */
const Catcher = z.object({ pid: z.int(), smtpUrl: z.string(), page: z.string() })

const fileIn = (dir: string) => join(dir, 'mail-catcher.json')

/** The catcher of another running process on the same data: all of them must deliver to one, or codes are looked for in vain. */
export function findCatcher(dir: string): z.infer<typeof Catcher> | undefined {
  const catcher = readJson(fileIn(dir), Catcher)
  return catcher && catcher.pid !== process.pid && processExists(catcher.pid) ? catcher : undefined
}

/** Tells later processes that this one catches the mail. */
export function announceCatcher(dir: string, catcher: { smtpUrl: string; page: string }): void {
  mkdirSync(dir, { recursive: true })
  writeJson(fileIn(dir), { pid: process.pid, ...catcher })
}

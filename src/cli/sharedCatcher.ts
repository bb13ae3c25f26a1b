import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { processExists } from './daemon'
import { readJson, writeJson } from './jsonFile'

/** Where the server process that catches the mail of this machine listens, and where it shows what it caught. */
const Catcher = z.object({ pid: z.int(), smtpUrl: z.url(), page: z.url() })
export type Catcher = z.output<typeof Catcher>

const fileIn = (dir: string) => join(dir, 'mail-catcher.json')

/** The catcher that was announced last, perhaps by a process that has ended. */
export const lastCatcher = (dir: string): Catcher | undefined => readJson(fileIn(dir), Catcher)

/** Whether another running process is the catcher: all on the same data must deliver to one, or codes are looked for in vain. */
export const isSomeoneElses = ({ pid }: Catcher): boolean => pid !== process.pid && processExists(pid)

/** Tells later processes that this one catches the mail. */
export function announceCatcher(dir: string, catcher: Omit<Catcher, 'pid'>): void {
  mkdirSync(dir, { recursive: true })
  writeJson(fileIn(dir), { pid: process.pid, ...catcher })
}

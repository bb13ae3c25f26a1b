import { type Env, loadEnv } from '../config/env'
import { type MailCatcher, startMailCatcher } from '../utils/mailCatcher'
import { startPrivateServices } from './privateServices'
import { step } from './progress'
import { loadOrCreateSecrets } from './secrets'
import { announceCatcher, findCatcher } from './sharedCatcher'

const DATA_DIR = '.data'

export interface LocalSettings {
  env: Env
  /** Set when this process catches the mail itself. */
  mailCatcher?: MailCatcher
  /** Where caught mail can be read; unset when SMTP_URL was given. */
  mailPage?: string
}

/**
 * Settings for a machine that has none: what is not set is generated, kept and brought up under .data/.
 * Whatever is brought up adds to `undo` how to take it down.
 */
export async function completeSettings(undo: (() => Promise<void>)[]): Promise<LocalSettings> {
  const given = Object.fromEntries(Object.entries(process.env).filter(([, value]) => value !== ''))
  const source: NodeJS.ProcessEnv = {
    ...loadOrCreateSecrets(DATA_DIR),
    LOG_DIR: `${DATA_DIR}/logs`,
    // A terminal is for people; the log is in its files and at /admin/logs.
    LOG_STDOUT: 'false',
    ...given,
  }
  if (!source.DATABASE_URL || !source.REDIS_URL) {
    const services = await step('MariaDB and Redis', (report) =>
      startPrivateServices({ dir: DATA_DIR, durable: true, report }),
    )
    undo.push(() => services.stop())
    source.DATABASE_URL ??= services.databaseUrl
    source.REDIS_URL ??= services.redisUrl
  }
  return source.SMTP_URL ? { env: loadEnv(source) } : catchMail(source, undo)
}

async function catchMail(source: NodeJS.ProcessEnv, undo: (() => Promise<void>)[]): Promise<LocalSettings> {
  const other = findCatcher(DATA_DIR)
  if (other) return { env: loadEnv({ ...source, SMTP_URL: other.smtpUrl }), mailPage: other.page }
  if (source.WORKER === 'only') {
    throw new Error(
      'A worker alone cannot show the mail that it catches: start a server first (npm start), or set SMTP_URL',
    )
  }
  const mailCatcher = await step('Mail catcher', () => startMailCatcher())
  undo.push(() => mailCatcher.close())
  const env = loadEnv({ ...source, SMTP_URL: mailCatcher.smtpUrl })
  const mailPage = `http://localhost:${env.PORT}/dev/mail`
  announceCatcher(DATA_DIR, { smtpUrl: mailCatcher.smtpUrl, page: mailPage })
  return { env, mailCatcher, mailPage }
}

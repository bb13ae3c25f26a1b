import { type Env, loadEnv } from '../config/env'
import { type MailCatcher, startMailCatcher } from '../utils/mailCatcher'
import { freePort } from './daemon'
import { startPrivateServices } from './privateServices'
import { step } from './progress'
import { loadOrCreateSecrets } from './secrets'
import { announceCatcher, isSomeoneElses, lastCatcher } from './sharedCatcher'
import type { Undo } from './undo'

/** Where a development machine keeps what it has made for itself. */
export const DATA_DIR = '.data'
/** Nobody listens there: of a process that sends no mail. */
const NO_SMTP = 'smtp://localhost'

export interface LocalSettings {
  env: Env
  /** Set when this process catches the mail itself. */
  mailCatcher?: MailCatcher
  /** Where caught mail can be read; unset when SMTP_URL was given. */
  mailPage?: string
}

/** Made-up data, generated secrets and caught mail are for other machines than those. */
export const isProduction = (): boolean => process.env.NODE_ENV === 'production'

/**
 * The settings of this machine. In production all are given; elsewhere what is not set is generated, kept and brought up
 * under .data/, and `undo` learns how to take it down.
 * @param options catchesMail: false for a process that sends none, since a catcher that ends with it would lose the server's
 * @throws EnvError; Error when the services cannot be brought up; Interrupted
 */
export async function findSettings(undo: Undo, options: { catchesMail: boolean }): Promise<LocalSettings> {
  if (isProduction()) return { env: loadEnv() }
  const given = Object.fromEntries(Object.entries(process.env).filter(([, value]) => value !== ''))
  const source: NodeJS.ProcessEnv = {
    ...loadOrCreateSecrets(DATA_DIR),
    LOG_DIR: `${DATA_DIR}/logs`,
    // A terminal is for people; the log is in its files and at /admin/logs.
    LOG_STDOUT: 'false',
    ...(options.catchesMail ? {} : { SMTP_URL: NO_SMTP }),
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

async function catchMail(source: NodeJS.ProcessEnv, undo: Undo): Promise<LocalSettings> {
  const last = lastCatcher(DATA_DIR)
  if (last && isSomeoneElses(last)) return { env: loadEnv({ ...source, SMTP_URL: last.smtpUrl }), mailPage: last.page }
  if (source.WORKER === 'only') {
    throw new Error(
      'A worker alone cannot show the mail that it catches: start a server first (npm start), or set SMTP_URL',
    )
  }
  const mailCatcher = await step('Mail catcher', async () =>
    // Processes that outlive the last catcher go on delivering to its port.
    startMailCatcher({ port: await freePort(last && Number(new URL(last.smtpUrl).port)) }),
  )
  undo.push(() => mailCatcher.close())
  const env = loadEnv({ ...source, SMTP_URL: mailCatcher.smtpUrl })
  const mailPage = `http://localhost:${env.PORT}/dev/mail`
  announceCatcher(DATA_DIR, { smtpUrl: mailCatcher.smtpUrl, page: mailPage })
  return { env, mailCatcher, mailPage }
}

import { z } from 'zod'
import { faultCode, faultMessage } from '../schemas/faults'
import { parseJwtKeys } from '../utils/jwtKeys'
import { limitDefaults, parseLimits } from './limits'
import { parseUploadUrl } from './uploadUrl'

/** What `parse` reads in a text; what it throws says why it cannot. */
const readBy = <T>(parse: (text: string) => T) =>
  z.string().transform((text, check) => {
    try {
      return parse(text)
    } catch (error) {
      check.addIssue(error instanceof Error ? error.message : String(error))
      return z.NEVER
    }
  })

const secretKey = z
  .string()
  .transform((text) => Buffer.from(text, 'base64url'))
  .refine((key) => key.length >= 32, 'Must be 32 or more bytes in base64url.')

const urlOf = (...protocols: string[]) =>
  z
    .string()
    .refine(
      (text) => protocols.includes(URL.parse(text)?.protocol ?? ''),
      `Must begin with ${protocols.join('// or ')}//.`,
    )

/** Where a reader of security.txt is sent (RFC 9116 §2.5.3): a mail address or a page. */
const contact = z
  .string()
  .refine(
    (text) => z.email().safeParse(/^mailto:(.*)$/s.exec(text)?.[1]).success || URL.parse(text)?.protocol === 'https:',
    'Must be mailto: with an address, or an address that begins with https://.',
  )
  .transform((text) => new URL(text).href)

const settings = z.object({
  NODE_ENV: z.enum(['development', 'test', 'production']).default('development'),
  PORT: z.coerce.number().int().min(0).max(65535).default(3000),
  HOST: z.string().default('0.0.0.0'),
  APP_URL: urlOf('http:', 'https:').optional(),
  DATABASE_URL: urlOf('mysql:', 'mariadb:'),
  DATABASE_POOL: z.coerce.number().int().min(1).max(200).default(20),
  PAGE_CACHE: z.enum(['on', 'off']).default('on'),
  REDIS_URL: urlOf('redis:', 'rediss:'),
  REDIS_PREFIX: z
    .string()
    .regex(/^[a-z0-9-]{1,40}$/, 'Must have 1 to 40 small letters, digits or hyphens.')
    .default('gigs'),
  SMTP_URL: urlOf('smtp:', 'smtps:'),
  MAIL_FROM: z.email().default('gigs@example.org'),
  JWT_KEYS: readBy(parseJwtKeys),
  PASSWORD_PEPPER: secretKey,
  PASSWORD_MIN_LENGTH: z.coerce.number().int().min(8).max(64).default(12),
  OTP_KEY: secretKey,
  AUDIT_KEY: secretKey,
  UPLOAD_URL: readBy(parseUploadUrl).prefault('file:uploads'),
  LOG_DIR: z.string().default('.data/logs'),
  LOG_LEVEL: z.enum(['debug', 'info', 'warn', 'error']).default('info'),
  LOG_STDOUT: z.stringbool().default(true),
  TRUST_PROXY: z.coerce.number().int().min(0).max(10).default(0),
  CORS_ORIGINS: z
    .string()
    .default('')
    .transform((list) =>
      list
        .split(',')
        .map((origin) => origin.trim())
        .filter(Boolean),
    ),
  SECURITY_CONTACT: contact.optional(),
  METRICS_TOKEN: z
    .string()
    .regex(/^[!-~]{16,}$/, 'Must be 16 or more visible ASCII characters.')
    .optional(),
  APPLICATIONS_PER_WEEK: z.coerce.number().int().min(1).default(20),
  WORKER: z.enum(['inline', 'only', 'off']).default('inline'),
  WORKER_PORT: z.coerce.number().int().min(1).max(65535).optional(),
  RATE_LIMITS: readBy(parseLimits).default(limitDefaults),
})

const isProduction = ({ NODE_ENV }: { NODE_ENV: string }) => NODE_ENV === 'production'
/** Also when other settings are wrong, so that the list is whole. */
const when = () => true

const rules = settings
  .refine((env) => !isProduction(env) || env.RATE_LIMITS !== 'off', {
    path: ['RATE_LIMITS'],
    error: 'Cannot be off in production.',
    when,
  })
  .refine((env) => !isProduction(env) || env.APP_URL !== undefined, {
    path: ['APP_URL'],
    error: 'Is needed in production: links in mails begin with it.',
    when,
  })

/** Every setting, checked. Made once, at the start, and handed on through the context. */
export type Env = Omit<z.output<typeof settings>, 'APP_URL'> & { APP_URL: string }

/** The message lists everything that is wrong, one setting a line. */
export class EnvError extends Error {}

/**
 * Reads the settings; an empty variable counts as unset.
 * @throws EnvError with the whole list of what is missing or wrong
 */
export function loadEnv(source: NodeJS.ProcessEnv = process.env): Env {
  const given = Object.fromEntries(Object.entries(source).filter(([, value]) => value !== undefined && value !== ''))
  const { success, data, error } = rules.safeParse(given, { error: faultMessage, reportInput: true })
  if (success) return { ...data, APP_URL: (data.APP_URL ?? `http://localhost:${data.PORT}`).replace(/(?<!\/)\/+$/, '') }
  const faults = error.issues.map((issue) => {
    const name = issue.path.join('.')
    return `  ${name}${faultCode(issue) === 'required' ? ' is not set.' : `: ${issue.message}`}`
  })
  throw new EnvError(`The settings are not complete:\n${faults.join('\n')}`)
}

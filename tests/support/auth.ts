import { randomBytes } from 'node:crypto'
import { write } from '../../src/config/db'
import { startSession } from '../../src/controllers/auth/startSession'
import type { OtpPurpose } from '../../src/models/Otp'
import type { Session } from '../../src/schemas/auth'
import type { TestApp } from './app'
import { codeFrom, newEmail, origin, PASSWORD, type TestUser } from './factories'

export const newRegistration = (overrides: object = {}) => ({
  email: newEmail(),
  password: PASSWORD,
  name: 'Rosa Register',
  role: 'worker',
  ...overrides,
})

/** Has a code mailed to an account, and reads it. */
export async function newCode(app: TestApp, email: string, purpose: OtpPurpose = 'login'): Promise<string> {
  const { api, mail } = app
  const known = mail.messages(email).map(({ id }) => id)
  if (purpose === 'reset_password') await api.post('/auth/password/forgot', { body: { email } }).expect(202)
  else await api.post('/auth/otp', { body: { email, purpose } }).expect(202)
  return codeFrom(app, email, ({ id, text }) => !known.includes(id) && /\b\d{6}\b/.test(text))
}

/** Six digits that are not the code. */
export const wrongCode = (code: string, offset = 1) => String((Number(code) + offset) % 1_000_000).padStart(6, '0')

/** Lets time pass for the codes of an account, as far as the limits on sending are concerned. */
export async function ageCodes({ context }: TestApp, userId: string, seconds: number): Promise<void> {
  const text = 'UPDATE otps SET created_at = created_at - INTERVAL :seconds SECOND WHERE user_id = :userId'
  await write(context.db, text, { userId, seconds })
}

/** One more device on which the user is signed in. */
export async function signInAgain({ context }: TestApp, { id }: TestUser, device = 'tests'): Promise<Session> {
  return startSession(context, { userId: id, method: 'password', origin: { ...origin, userAgent: device } })
}

/** All of an answer but what differs between any two. */
export function answerOf({ status, headers, body }: { status: number; headers: object; body: object }) {
  const { 'x-request-id': _id, date: _date, etag: _tag, ...kept }: Record<string, string> = { ...headers }
  return { status, headers: kept, body: { ...body, requestId: undefined } }
}

/** Keys that no other test uses: limits begin at zero. */
export const newRedisPrefix = () => `test-${randomBytes(8).toString('hex')}`

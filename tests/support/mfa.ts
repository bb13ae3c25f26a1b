import { Secret, TOTP } from 'otpauth'
import { signIn } from '../../src/controllers/auth/startSession'
import type { TestApp } from './app'
import type { Clock } from './clock'
import { origin, type TestUser } from './factories'

/** An authenticator app: it knows the secret and the time. */
export class Authenticator {
  constructor(
    readonly secret: string,
    private readonly clock: Clock,
  ) {}

  /** What it shows now, or that many steps of 30 s from now. */
  code(steps = 0): string {
    const timestamp = this.clock.now().getTime() + steps * 30_000
    return new TOTP({ secret: Secret.fromBase32(this.secret) }).generate({ timestamp })
  }

  /** What it shows a minute later: none of the codes that it has shown before. */
  nextCode(): string {
    this.clock.advance({ minutes: 1 })
    return this.code()
  }
}

/** Begins to set up a second factor. */
export async function beginMfa({ api }: TestApp, user: TestUser, clock: Clock): Promise<Authenticator> {
  const { body } = await api.post('/me/mfa/totp', { as: user }).expect(200)
  return new Authenticator(body.secret, clock)
}

/** Turns the second factor of a user on. */
export async function turnOnMfa(
  app: TestApp,
  user: TestUser,
  clock: Clock,
): Promise<{ phone: Authenticator; recoveryCodes: string[] }> {
  const phone = await beginMfa(app, user, clock)
  const { body } = await app.api
    .post('/me/mfa/totp/confirm', { as: user, body: { code: phone.nextCode() } })
    .expect(200)
  return { phone, recoveryCodes: body.recoveryCodes }
}

/** Begins to sign in, without the cost of checking a password. @returns the token to show the second factor with */
export async function beginSignIn({ context }: TestApp, { id }: TestUser, device = ''): Promise<string> {
  const begun = await signIn(context, { userId: id, method: 'password', origin: { ...origin, userAgent: device } })
  if (!('mfaToken' in begun)) throw new Error('The account has no second factor')
  return begun.mfaToken
}

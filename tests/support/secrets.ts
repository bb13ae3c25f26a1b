import { randomBytes } from 'node:crypto'

const secret = () => randomBytes(32).toString('base64url')

/** The same for all apps of a test file, so that two of them are two processes of one service. */
export const secrets = {
  JWT_KEYS: `test:${secret()}`,
  PASSWORD_PEPPER: secret(),
  OTP_KEY: secret(),
  AUDIT_KEY: secret(),
}

export const auditKey = Buffer.from(secrets.AUDIT_KEY, 'base64url')

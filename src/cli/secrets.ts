import { randomBytes } from 'node:crypto'
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { readJson, writeJson } from './jsonFile'

const Secrets = z.object({
  JWT_KEYS: z.string(),
  PASSWORD_PEPPER: z.string(),
  OTP_KEY: z.string(),
  AUDIT_KEY: z.string(),
})

/**
 * The secrets of this machine, kept in `dir`/secrets.json: 32 random bytes each, base64url; JWT_KEYS as `kid:secret`.
 * Throws when the file is damaged: new secrets would make every stored password and audit entry unverifiable.
 */
export function loadOrCreateSecrets(dir: string): z.infer<typeof Secrets> {
  const file = join(dir, 'secrets.json')
  const kept = readJson(file, Secrets)
  if (kept) return kept
  const secrets = {
    JWT_KEYS: `k1:${newSecret()}`,
    PASSWORD_PEPPER: newSecret(),
    OTP_KEY: newSecret(),
    AUDIT_KEY: newSecret(),
  }
  mkdirSync(dir, { recursive: true })
  writeJson(file, secrets)
  return secrets
}

const newSecret = () => randomBytes(32).toString('base64url')

import { randomBytes } from 'node:crypto'
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { readJson, writeJson } from './jsonFile'

const secretNames = ['JWT_KEYS', 'PASSWORD_PEPPER', 'OTP_KEY', 'AUDIT_KEY'] as const
type Secrets = Record<(typeof secretNames)[number], string>

const Kept = z.partialRecord(z.enum(secretNames), z.string())

/**
 * The secrets of this machine, kept in `dir`/secrets.json: 32 random bytes each, base64url; JWT_KEYS as `kid:secret`. What is
 * missing is made; what is there stays, because new secrets would make every stored password unverifiable.
 * @throws Error when the file is damaged
 */
export function loadOrCreateSecrets(dir: string): Secrets {
  const file = fileIn(dir)
  const kept = readJson(file, Kept) ?? {}
  const secrets: Secrets = {
    JWT_KEYS: `k1:${newSecret()}`,
    PASSWORD_PEPPER: newSecret(),
    OTP_KEY: newSecret(),
    AUDIT_KEY: newSecret(),
    ...kept,
  }
  if (secretNames.every((name) => name in kept)) return secrets
  mkdirSync(dir, { recursive: true })
  writeJson(file, secrets)
  return secrets
}

/** Keeps other keys of access tokens; servers that run already go on with the old ones. */
export function keepJwtKeys(dir: string, keys: string): void {
  writeJson(fileIn(dir), { ...loadOrCreateSecrets(dir), JWT_KEYS: keys })
}

const fileIn = (dir: string) => join(dir, 'secrets.json')
const newSecret = () => randomBytes(32).toString('base64url')

import { createHash, randomBytes } from 'node:crypto'

/** 256 random bits. Only their hash is stored. */
export const newMfaToken = (): string => randomBytes(32).toString('base64url')

export const hashMfaToken = (token: string): Buffer => createHash('sha256').update(token).digest()

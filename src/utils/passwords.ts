import { createHmac } from 'node:crypto'
import { availableParallelism } from 'node:os'
import bcrypt from 'bcrypt'
import zxcvbn from 'zxcvbn'
import frequencyLists from 'zxcvbn/lib/frequency_lists'
import type { InputError } from './errors'
import { createTurns, type Load } from './turns'

const COST = 12
/** Of random bytes that nobody kept, at the same cost. */
const HASH_OF_NOBODY = '$2b$12$pfOG2ZSevMjWx1dhOP6LfejMuBajXoaqOLR158mz.hGViCQPiLXM6'
/** bcrypt keeps a core busy for a quarter of a second: a storm of sign-ins must leave one to the rest. */
const AT_ONCE = availableParallelism() > 2 ? 2 : 1
/** 18 in all are let in, on any machine. */
const MAX_WAITING = 18 - AT_ONCE
const PASSWORD_MAX_LENGTH = 128
/** At 100 a day, which an account's limit allows, these take 27 years. */
const TOO_FEW_GUESSES = 1e6
/** The time of an estimate grows with the square of the length. */
const ESTIMATED_LENGTH = 40
const PRODUCT_WORDS = ['gigmarketplace', 'gig marketplace', 'marketplace']

/** Stored where there is no password: nothing fits it. */
export const NO_PASSWORD = ''

export interface PasswordHasher {
  hash(password: string): Promise<string>
  /** Takes the same time without a hash, so that nobody can tell whether an account exists. */
  verify(password: string, hash: string | undefined): Promise<boolean>
  /** How many hashes are being computed, and how many wait for their turn. */
  load: () => Load
}

/**
 * bcrypt over base64(HMAC-SHA-256(pepper, NFC password)): the digest is 44 bytes, so nothing is cut at bcrypt's 72.
 * @throws (from both) Problem unavailable when too many hashes wait
 */
export function createPasswordHasher(pepper: Buffer): PasswordHasher {
  const prepare = (password: string) => createHmac('sha256', pepper).update(password.normalize('NFC')).digest('base64')
  const takeTurn = createTurns({ atOnce: AT_ONCE, maxWaiting: MAX_WAITING, refusal: 'Too many sign-ins at once.' })
  return {
    hash: async (password) => takeTurn(() => bcrypt.hash(prepare(password), COST)),
    verify: async (password, hash) => {
      const exists = hash !== undefined && hash !== NO_PASSWORD
      const matches = await takeTurn(() => bcrypt.compare(prepare(password), exists ? hash : HASH_OF_NOBODY))
      return matches && exists
    },
    load: takeTurn.load,
  }
}

/**
 * Why a password may not be used, if so (NIST SP 800-63B-4 §3.1.1.2): length, the list of common ones, and words of its own
 * context. No composition rules.
 */
export function passwordFault(
  password: string,
  rule: { minLength: number; pointer: string; email: string; name: string },
): InputError | undefined {
  const fault = (code: string, message: string): InputError => ({ pointer: rule.pointer, code, message })
  const length = Array.from(password).length
  if (length < rule.minLength) return fault('too_small', `Use at least ${rule.minLength} characters.`)
  if (length > PASSWORD_MAX_LENGTH) return fault('too_big', `Use at most ${PASSWORD_MAX_LENGTH} characters.`)
  if (isCommon(password)) return fault('common_password', 'This password is common, or easily guessed.')
  if (
    isMadeOf(password, [
      rule.email,
      rule.name,
      ...rule.email.split(/[@.]/),
      ...rule.name.split(/\s+/),
      ...PRODUCT_WORDS,
    ])
  ) {
    return fault(
      'guessable_password',
      'Do not make the password of your address, your name or the name of this service.',
    )
  }
  return undefined
}

const commonPasswords = new Set(frequencyLists.passwords)
/** The list has few of twelve characters and more; those are words, keys and years put together, which the estimate knows. */
const isCommon = (password: string) =>
  commonPasswords.has(password.toLowerCase()) || zxcvbn(password.slice(0, ESTIMATED_LENGTH)).guesses < TOO_FEW_GUESSES

/** Made of a word: what is left after taking all of them out is next to nothing. */
function isMadeOf(password: string, words: readonly string[]): boolean {
  const fold = (text: string) => text.normalize('NFKC').toLowerCase()
  const rest = words
    .map(fold)
    .filter((word) => word.length >= 3)
    .sort((a, b) => b.length - a.length)
    .reduce((left, word) => left.replaceAll(word, ''), fold(password))
  return rest.length < fold(password).length && rest.replace(/[^\p{L}]/gu, '').length < 4
}

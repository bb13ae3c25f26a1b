import { createHmac, timingSafeEqual } from 'node:crypto'
import type { MailService } from './mailService'

interface OtpSeed {
  id: string
  purpose: string
  nonce: Buffer
}

/**
 * The six digits of a code, computed whenever they are needed (RFC 4226 §5.3 shows the idea): no table, queue or log holds one,
 * and a second try at the mail sends the same code.
 */
function otpCode(key: Buffer, { id, purpose, nonce }: OtpSeed): string {
  const digest = createHmac('sha256', key).update(`${id}\n${purpose}\n`).update(nonce).digest()
  // 48 bits make the remainder's bias less than one in 10^8.
  return String(digest.readUIntBE(0, 6) % 1_000_000).padStart(6, '0')
}

export function isOtp(key: Buffer, seed: OtpSeed, given: string): boolean {
  const expected = Buffer.from(otpCode(key, seed))
  const actual = Buffer.from(given)
  return expected.length === actual.length && timingSafeEqual(expected, actual)
}

interface Letter {
  subject: string
  text: string
  html: string
}

/**
 * Mails a code to its owner.
 * @param letter.id the task's: it becomes the Message-ID
 * @param letter.write puts the code into words
 */
export async function sendOtp(
  mail: MailService,
  key: Buffer,
  letter: {
    id: string
    to: string
    otp: OtpSeed & { secondsLeft: number }
    write: (code: { code: string; minutes: number }) => Letter
    mayGo?: () => boolean
  },
): Promise<void> {
  const { id, to, otp, write, mayGo } = letter
  const minutes = Math.max(1, Math.floor(otp.secondsLeft / 60))
  await mail.send({ id, to, ...write({ code: otpCode(key, otp), minutes }), mayGo })
}

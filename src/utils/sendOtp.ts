import { createHmac, timingSafeEqual } from 'node:crypto'
import { renderMail, type Reader } from '../emails'
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
export function otpCode(key: Buffer, { id, purpose, nonce }: OtpSeed): string {
  const digest = createHmac('sha256', key).update(`${id}\n${purpose}\n`).update(nonce).digest()
  // 48 bits make the remainder's bias less than one in 10^8.
  return String(digest.readUIntBE(0, 6) % 1_000_000).padStart(6, '0')
}

export function isOtp(key: Buffer, seed: OtpSeed, given: string): boolean {
  const expected = Buffer.from(otpCode(key, seed))
  const actual = Buffer.from(given)
  return expected.length === actual.length && timingSafeEqual(expected, actual)
}

const mailFor = {
  verify_email: 'verify-email',
  login: 'sign-in-code',
  reset_password: 'reset-code',
} as const

/** Mails a code to its owner. @param id of the task: it becomes the Message-ID */
export async function sendOtp(
  mail: MailService,
  key: Buffer,
  { id, to, reader, otp }: { id: string; to: string; reader: Reader; otp: OtpSeed & { purpose: keyof typeof mailFor; secondsLeft: number } },
): Promise<void> {
  const minutes = Math.max(1, Math.floor(otp.secondsLeft / 60))
  const rendered = renderMail(mailFor[otp.purpose], reader, { code: otpCode(key, otp), minutes })
  await mail.send({ id, to, ...rendered })
}

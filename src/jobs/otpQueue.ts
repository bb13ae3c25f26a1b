import { z } from 'zod'
import type { Context } from '../context'
import * as Otps from '../models/Otp'
import * as Users from '../models/User'
import { sendOtp } from '../utils/sendOtp'
import { renderMail } from '../emails'
import type { Claim } from './claim'
import type { Outcome } from './taskQueue'

const mailFor = {
  verify_email: 'verify-email',
  login: 'sign-in-code',
  reset_password: 'reset-code',
  change_email: 'change-email-code',
} as const

const Payload = z.object({ otpId: z.uuid() })

/** Mails a code that can still be used. The code is computed here: the task names it, but does not hold it. */
export async function handleOtpTask({ db, env, mail }: Context, { task, holds }: Claim): Promise<Outcome> {
  const { otpId } = Payload.parse(JSON.parse(task.payload))
  const otp = await Otps.findToSend(db, otpId)
  const user = otp && (await Users.find(db, otp.userId))
  if (!user) return 'obsolete'
  const write = (code: { code: string; minutes: number }) => renderMail(mailFor[otp.purpose], user, code)
  await sendOtp(mail, env.OTP_KEY, {
    id: task.id,
    to: otp.email ?? user.email,
    otp,
    write,
    mayGo: holds,
  })
  return 'done'
}

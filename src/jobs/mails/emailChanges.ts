import { z } from 'zod'
import type { MaskedAddress } from '../../emails/emailChangeAsked'
import { findEmailChange } from '../../models/mailData/emailChanges'
import * as Users from '../../models/User'
import { maskEmail } from '../../utils/logger'
import type { Loader, Loaders } from './letter'

/** The former address is the account's own while the change has not been carried out. */
const Payload = z.object({ otpId: z.uuid(), address: z.enum(['former', 'new']).default('former') })

/** Not to the account, but to an address: it may no longer be the account's. */
const toAddress: Loader<MaskedAddress> = async ({ db }, payload) => {
  const { otpId, address } = Payload.parse(payload)
  const change = await findEmailChange(db, otpId)
  const user = change && (await Users.find(db, change.userId))
  if (!user) return undefined
  const { newEmail, formerEmail } = change
  const email = address === 'new' ? newEmail : (formerEmail ?? user.email)
  return { receiver: { ...user, email }, data: { newEmail: maskEmail(newEmail) } }
}

export const emailChangeMails = {
  'email-change-asked': toAddress,
  'email-changed': toAddress,
} satisfies Partial<Loaders>

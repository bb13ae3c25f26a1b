import { accountSuspended } from './accountSuspended'
import { addressAlreadyRegistered } from './addressAlreadyRegistered'
import { applicationNotSelected } from './applicationNotSelected'
import { applicationReceived } from './applicationReceived'
import { applicationRejected } from './applicationRejected'
import { applicationShortlisted } from './applicationShortlisted'
import { formatsFor, languageOf } from './format'
import { hired } from './hired'
import { renderLayout, type RenderedMail } from './layout'
import { offerAccepted } from './offerAccepted'
import { offerDeclined } from './offerDeclined'
import { offerExpired } from './offerExpired'
import { offerExpiredWorker } from './offerExpiredWorker'
import { offerMade } from './offerMade'
import { offerRevoked } from './offerRevoked'
import { resetCode } from './resetCode'
import { sessionRevoked } from './sessionRevoked'
import { signInCode } from './signInCode'
import type { Reader, Template } from './template'
import { verifyEmail } from './verifyEmail'

export type { RenderedMail } from './layout'
export type { Reader } from './template'

const templates = {
  'verify-email': verifyEmail,
  'sign-in-code': signInCode,
  'reset-code': resetCode,
  'address-already-registered': addressAlreadyRegistered,
  'application-received': applicationReceived,
  'offer-accepted': offerAccepted,
  'offer-declined': offerDeclined,
  'offer-expired': offerExpired,
  'application-shortlisted': applicationShortlisted,
  'application-rejected': applicationRejected,
  'application-not-selected': applicationNotSelected,
  'offer-made': offerMade,
  'offer-expired-worker': offerExpiredWorker,
  'offer-revoked': offerRevoked,
  hired,
  'session-revoked': sessionRevoked,
  'account-suspended': accountSuspended,
}

export type MailName = keyof typeof templates

/** What each mail must be told. */
export type DataOf<N extends MailName> = (typeof templates)[N] extends Template<infer Data> ? Data : never

/** Every mail by the name of its task. */
export const mails: { [N in MailName]: Template<DataOf<N>> } = templates

/** Writes one mail in the reader's language, with dates and money in their locale and time zone. */
export function renderMail<N extends MailName>(name: N, reader: Reader, data: DataOf<N>): RenderedMail {
  const language = languageOf(reader.locale)
  return renderLayout(mails[name][language](data, formatsFor(reader)), language, reader)
}

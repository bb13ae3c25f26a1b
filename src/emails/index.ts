import { accountReinstated } from './accountReinstated'
import { accountSuspended } from './accountSuspended'
import { addressAlreadyRegistered } from './addressAlreadyRegistered'
import { applicationNotSelected } from './applicationNotSelected'
import { applicationReceived } from './applicationReceived'
import { applicationRejected } from './applicationRejected'
import { applicationShortlisted } from './applicationShortlisted'
import { applicationWithdrawn } from './applicationWithdrawn'
import { auditBroken } from './auditBroken'
import { auditHead } from './auditHead'
import { changeEmailCode } from './changeEmailCode'
import { contractCancelAsked } from './contractCancelAsked'
import { contractCancelled } from './contractCancelled'
import { contractChangesRequested } from './contractChangesRequested'
import { contractCompleted } from './contractCompleted'
import { contractCompletionDue } from './contractCompletionDue'
import { contractDelivered } from './contractDelivered'
import { contractDisputed } from './contractDisputed'
import { deletionAsked } from './deletionAsked'
import { deletionTakenBack } from './deletionTakenBack'
import { exportReady } from './exportReady'
import { emailChangeAsked } from './emailChangeAsked'
import { emailChanged } from './emailChanged'
import { formatsFor, languageOf } from './format'
import { gigClosed } from './gigClosed'
import { gigIdle } from './gigIdle'
import { gigRemoved } from './gigRemoved'
import { gigRestored } from './gigRestored'
import { gigRevised } from './gigRevised'
import { hired } from './hired'
import { invitation } from './invitation'
import { invitationDeclined } from './invitationDeclined'
import { jobAlert } from './jobAlert'
import { renderLayout, type RenderedMail } from './layout'
import { mfaDisabled } from './mfaDisabled'
import { mfaEnabled } from './mfaEnabled'
import { newDevice } from './newDevice'
import { offerAccepted } from './offerAccepted'
import { offerDeclined } from './offerDeclined'
import { offerExpired } from './offerExpired'
import { offerExpiredWorker } from './offerExpiredWorker'
import { offerMade } from './offerMade'
import { offerRevoked } from './offerRevoked'
import { recoveryCodeUsed } from './recoveryCodeUsed'
import { passwordChanged } from './passwordChanged'
import { reportResolved } from './reportResolved'
import { resetCode } from './resetCode'
import { reviewHidden } from './reviewHidden'
import { reviewPublished } from './reviewPublished'
import { reviewReplied } from './reviewReplied'
import { reviewRestored } from './reviewRestored'
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
  'change-email-code': changeEmailCode,
  'address-already-registered': addressAlreadyRegistered,
  'application-received': applicationReceived,
  'application-withdrawn': applicationWithdrawn,
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
  'gig-revised': gigRevised,
  'gig-idle': gigIdle,
  'gig-closed': gigClosed,
  'gig-removed': gigRemoved,
  'gig-restored': gigRestored,
  invitation,
  'invitation-declined': invitationDeclined,
  'contract-delivered': contractDelivered,
  'contract-completion-due': contractCompletionDue,
  'contract-changes-requested': contractChangesRequested,
  'contract-completed': contractCompleted,
  'contract-cancel-asked': contractCancelAsked,
  'contract-cancelled': contractCancelled,
  'contract-disputed': contractDisputed,
  'review-published': reviewPublished,
  'review-replied': reviewReplied,
  'review-hidden': reviewHidden,
  'review-restored': reviewRestored,
  'job-alert': jobAlert,
  'session-revoked': sessionRevoked,
  'new-device': newDevice,
  'password-changed': passwordChanged,
  'email-change-asked': emailChangeAsked,
  'email-changed': emailChanged,
  'mfa-enabled': mfaEnabled,
  'mfa-disabled': mfaDisabled,
  'recovery-code-used': recoveryCodeUsed,
  'account-suspended': accountSuspended,
  'account-reinstated': accountReinstated,
  'audit-head': auditHead,
  'audit-broken': auditBroken,
  'report-resolved': reportResolved,
  'export-ready': exportReady,
  'deletion-asked': deletionAsked,
  'deletion-taken-back': deletionTakenBack,
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

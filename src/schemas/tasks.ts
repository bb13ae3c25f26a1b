/** The tasks of each queue. Those of `otp` are named by what a code is for. */
export const otpTasks = ['verify_email', 'login', 'reset_password', 'change_email'] as const
export const emailTasks = [
  'address-already-registered',
  'account-suspended',
  'account-reinstated',
  'audit-head',
  'audit-broken',
  'report-resolved',
  'export-ready',
  'deletion-asked',
  'deletion-taken-back',
  'session-revoked',
  'mfa-enabled',
  'mfa-disabled',
  'recovery-code-used',
  'new-device',
  'password-changed',
  'email-change-asked',
  'email-changed',
  'application-received',
  'application-shortlisted',
  'application-rejected',
  'application-not-selected',
  'application-withdrawn',
  'offer-made',
  'offer-revoked',
  'offer-accepted',
  'offer-declined',
  'offer-expired',
  'offer-expired-worker',
  'hired',
  'gig-revised',
  'gig-idle',
  'gig-closed',
  'gig-removed',
  'gig-restored',
  'invitation',
  'invitation-declined',
  'contract-delivered',
  'contract-changes-requested',
  'contract-completion-due',
  'contract-completed',
  'contract-cancel-asked',
  'contract-cancelled',
  'contract-disputed',
  'review-published',
  'review-replied',
  'review-hidden',
  'review-restored',
  'job-alert',
] as const

export type OtpTask = (typeof otpTasks)[number]
export type EmailTask = (typeof emailTasks)[number]
type ExportTask = 'make-archive'

/** Which tasks a queue takes. */
export interface TaskOf {
  otp: OtpTask
  email: EmailTask
  export: ExportTask
}
export type QueueName = keyof TaskOf
export const queueNames = ['otp', 'email', 'export'] as const satisfies readonly QueueName[]

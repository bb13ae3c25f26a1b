import { roles } from './vocabulary'

/** The states and actions as they are called in replies, filters and tables. What moves what is in src/states. */
export const gigStates = ['draft', 'open', 'paused', 'closed', 'filled', 'completed', 'cancelled', 'removed'] as const
export type GigState = (typeof gigStates)[number]

/** What may be done with a gig. The system alone frees, fills and completes it. */
export const gigActions = [
  'publish',
  'pause',
  'resume',
  'close',
  'reopen',
  'cancel',
  'free',
  'fill',
  'complete',
  'remove',
  'restore',
] as const
export type GigAction = (typeof gigActions)[number]

export const applicationStates = [
  'submitted',
  'viewed',
  'shortlisted',
  'rejected',
  'offered',
  'hired',
  'offer_declined',
  'offer_expired',
  'offer_revoked',
  'withdrawn',
  'not_selected',
] as const
export type ApplicationState = (typeof applicationStates)[number]

export const applicationActions = [
  'view',
  'shortlist',
  'unshortlist',
  'reject',
  'offer',
  'revoke-offer',
  'accept-offer',
  'decline-offer',
  'expire-offer',
  'reconfirm',
  'withdraw',
  'pass-over',
] as const
export type ApplicationAction = (typeof applicationActions)[number]

export const contractStates = [
  'active',
  'delivered',
  'changes_requested',
  'completed',
  'cancelled',
  'disputed',
] as const
export type ContractState = (typeof contractStates)[number]

const contractMoves = ['deliver', 'request-changes', 'complete', 'cancel', 'dispute'] as const
export const contractActions = [...contractMoves, 'review'] as const
export type ContractAction = (typeof contractActions)[number]
/** What the history of a contract tells. A review leaves no trace there. */
export const contractEvents = ['accept-offer', ...contractMoves] as const
export type ContractEvent = (typeof contractEvents)[number]

export const invitationStates = ['pending', 'accepted', 'declined', 'expired'] as const
export type InvitationState = (typeof invitationStates)[number]

export const invitationActions = ['accept', 'decline', 'expire'] as const
export type InvitationAction = (typeof invitationActions)[number]

/** Only its author sees a sealed review, and a hidden one its author and admins. */
export const reviewStates = ['sealed', 'published', 'hidden'] as const
export type ReviewState = (typeof reviewStates)[number]

export const reviewActions = ['publish', 'reply', 'hide', 'restore'] as const
export type ReviewAction = (typeof reviewActions)[number]

export const reportStates = ['open', 'resolved'] as const
export type ReportState = (typeof reportStates)[number]

export const reportActions = ['claim', 'release', 'resolve', 'reopen'] as const
export type ReportAction = (typeof reportActions)[number]

/** Who may move something. */
export const actors = [...roles, 'system'] as const
export type Actor = (typeof actors)[number]

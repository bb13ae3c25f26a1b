import { roles } from './vocabulary'

/** The states as they are called in replies, filters and tables. What moves them is in src/states. */
export const gigStates = ['draft', 'open', 'paused', 'closed', 'filled', 'completed', 'cancelled', 'removed'] as const
export type GigState = (typeof gigStates)[number]

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

export const contractStates = [
  'active',
  'delivered',
  'changes_requested',
  'completed',
  'cancelled',
  'disputed',
] as const
export type ContractState = (typeof contractStates)[number]

export const invitationStates = ['pending', 'accepted', 'declined', 'expired'] as const
export type InvitationState = (typeof invitationStates)[number]

/** Only its author sees a sealed review, and a hidden one its author and admins. */
export const reviewStates = ['sealed', 'published', 'hidden'] as const
export type ReviewState = (typeof reviewStates)[number]

/** Who may move something. */
export const actors = [...roles, 'system'] as const
export type Actor = (typeof actors)[number]

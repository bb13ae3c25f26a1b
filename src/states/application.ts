import type { ApplicationState } from '../schemas/states'
import { machineOf } from './machine'

export type ApplicationAction =
  | 'view'
  | 'shortlist'
  | 'unshortlist'
  | 'reject'
  | 'offer'
  | 'revoke-offer'
  | 'accept-offer'
  | 'decline-offer'
  | 'expire-offer'
  | 'withdraw'
  | 'pass-over'

interface OfferTime {
  /** Whether the time to answer the offer is over, by the clock of the database. */
  offerLapsed: boolean
}
const inTime = ({ offerLapsed }: OfferTime) => (offerLapsed ? 'The offer has expired.' : true)
const lapsed = ({ offerLapsed }: OfferTime) => (offerLapsed ? true : 'The offer has not expired yet.')

/**
 * What moves an application. `view` is the client's first read. `pass-over` is the system's, when the gig was filled or
 * cancelled. After withdrawn and offer_expired the worker may apply again.
 */
export const applicationMachine = machineOf<ApplicationState, ApplicationAction, OfferTime>([
  { action: 'view', by: ['system'], from: ['submitted'], to: 'viewed' },
  { action: 'shortlist', by: ['client'], from: ['submitted', 'viewed'], to: 'shortlisted' },
  { action: 'unshortlist', by: ['client'], from: ['shortlisted'], to: 'viewed' },
  { action: 'reject', by: ['client'], from: ['submitted', 'viewed', 'shortlisted'], to: 'rejected' },
  { action: 'offer', by: ['client'], from: ['submitted', 'viewed', 'shortlisted'], to: 'offered' },
  { action: 'revoke-offer', by: ['client'], from: ['offered'], to: 'offer_revoked', when: inTime },
  { action: 'accept-offer', by: ['worker'], from: ['offered'], to: 'hired', when: inTime },
  { action: 'decline-offer', by: ['worker'], from: ['offered'], to: 'offer_declined', when: inTime },
  { action: 'expire-offer', by: ['system'], from: ['offered'], to: 'offer_expired', when: lapsed },
  { action: 'withdraw', by: ['worker'], from: ['submitted', 'viewed', 'shortlisted', 'offered'], to: 'withdrawn' },
  { action: 'pass-over', by: ['system'], from: ['submitted', 'viewed', 'shortlisted', 'offered'], to: 'not_selected' },
])

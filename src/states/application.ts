import type { ApplicationAction, ApplicationState } from '../schemas/states'
import { ANSWER_WITHIN_DAYS } from '../schemas/terms'
import { machineOf, type Condition } from './machine'

interface Subject {
  /** Whether the time to answer the offer is over, by the clock of the database. */
  offerLapsed: boolean
  /** Whether the worker has agreed to the gig as it is now. */
  confirmed: boolean
}
const inTime: Condition<Subject> = {
  name: 'the offer has not expired',
  holds: ({ offerLapsed }) => (offerLapsed ? 'The offer has expired.' : true),
}
const lapsed: Condition<Subject> = {
  name: 'the time to answer is over',
  holds: ({ offerLapsed }) => (offerLapsed ? true : 'The offer has not expired yet.'),
}
const confirmed: Condition<Subject> = {
  name: 'the worker has confirmed the present gig',
  holds: (subject) =>
    subject.confirmed || {
      problem: 'revision_not_confirmed',
      detail: 'The worker has not confirmed the present gig.',
    },
}
const unconfirmed: Condition<Subject> = {
  name: 'the gig has changed',
  holds: (subject) => (subject.confirmed ? 'There is nothing to confirm.' : true),
}

/** Applications that wait for the client's decision. */
export const undecided = ['submitted', 'viewed', 'shortlisted'] as const satisfies readonly ApplicationState[]
const waiting = [...undecided, 'offered'] as const
/** While these last, the client may read the documents that go with the application. */
export const readable: readonly ApplicationState[] = [...waiting, 'hired']

/**
 * What moves an application. `view` is the client's first read. `pass-over` is the system's, when the gig was filled, cancelled,
 * removed, or closed for 14 days; it also withdraws those of a worker who was deleted. After withdrawn and offer_expired the
 * worker may apply again.
 */
export const applicationMachine = machineOf<ApplicationState, ApplicationAction, Subject>(
  { action: 'apply', by: ['worker'], to: 'submitted', tells: { client: 'application-received' } },
  [
    { action: 'view', by: ['system'], from: ['submitted'], to: 'viewed' },
    {
      action: 'shortlist',
      by: ['client'],
      from: ['submitted', 'viewed'],
      to: 'shortlisted',
      tells: { worker: 'application-shortlisted' },
    },
    { action: 'unshortlist', by: ['client'], from: ['shortlisted'], to: 'viewed' },
    { action: 'reject', by: ['client'], from: undecided, to: 'rejected', tells: { worker: 'application-rejected' } },
    {
      action: 'offer',
      by: ['client'],
      from: undecided,
      to: 'offered',
      when: confirmed,
      tells: { worker: 'offer-made' },
    },
    {
      action: 'revoke-offer',
      by: ['client'],
      from: ['offered'],
      to: 'offer_revoked',
      when: inTime,
      tells: { worker: 'offer-revoked' },
    },
    {
      action: 'accept-offer',
      by: ['worker'],
      from: ['offered'],
      to: 'hired',
      when: inTime,
      tells: { worker: 'hired', client: 'offer-accepted' },
    },
    {
      action: 'decline-offer',
      by: ['worker'],
      from: ['offered'],
      to: 'offer_declined',
      when: inTime,
      tells: { client: 'offer-declined' },
    },
    {
      action: 'expire-offer',
      by: ['system'],
      from: ['offered'],
      to: 'offer_expired',
      when: lapsed,
      tells: { worker: 'offer-expired-worker', client: 'offer-expired' },
    },
    { action: 'reconfirm', by: ['worker'], from: undecided, when: unconfirmed },
    {
      action: 'withdraw',
      by: ['worker'],
      from: waiting,
      to: 'withdrawn',
      tells: { client: 'application-withdrawn' },
    },
    {
      action: 'withdraw',
      by: ['system'],
      from: waiting,
      to: 'withdrawn',
      when: { name: 'its worker was deleted' },
      tells: { client: 'application-withdrawn' },
    },
    {
      action: 'pass-over',
      by: ['system'],
      from: waiting,
      to: 'not_selected',
      when: {
        name: `its gig was filled, cancelled or removed, or closed for ${ANSWER_WITHIN_DAYS} days`,
      },
      tells: { worker: 'application-not-selected' },
    },
  ],
)

import type { ContractAction, ContractState } from '../schemas/states'
import { otherParty, parties, type Party } from '../schemas/vocabulary'
import { COMPLETE_AFTER_DAYS, REVIEW_WITHIN_DAYS } from '../schemas/terms'
import { machineOf, type Condition, type Told, type Transition } from './machine'

interface Subject {
  /** Which side has asked to cancel after a delivery, and waits for the other to agree. */
  cancelAskedBy: Party | null
  /** Whether 14 days have gone by since the delivery, by the clock of the database. */
  completionDue: boolean
  /** Whether the contract ended less than 14 days ago, by the clock of the database. */
  reviewable: boolean
  /** The sides that have written their review. */
  reviewedBy: readonly Party[]
}
type Row = Transition<ContractState, ContractAction, Subject>

const running = ['active', 'delivered', 'changes_requested'] as const
const afterDelivery = ['delivered', 'changes_requested'] as const

const nobodyAsked: Condition<Subject> = {
  name: 'nobody has asked: this asks',
  holds: ({ cancelAskedBy }) =>
    cancelAskedBy === null || `The ${cancelAskedBy} has asked already; the ${otherParty(cancelAskedBy)} must agree.`,
}
const asked = (other: Party): Condition<Subject> => ({
  name: `the ${other} has asked: this agrees`,
  holds: ({ cancelAskedBy }) => cancelAskedBy === other || `The ${other} has not asked for it.`,
})
const mayReview = (self: Party): Condition<Subject> => ({
  name: `within ${REVIEW_WITHIN_DAYS} days, once`,
  holds({ reviewable, reviewedBy }) {
    if (reviewedBy.includes(self)) return { problem: 'already_reviewed', detail: 'You have written your review.' }
    return reviewable || `The ${REVIEW_WITHIN_DAYS} days for reviews are over.`
  },
})

/** The same for either side; the other one is told. */
const byEither = (toRow: (self: Party, other: Party) => Omit<Row, 'by'>): Row[] =>
  parties.map((self) => ({ by: [self], ...toRow(self, otherParty(self)) }))
const both = (mail: Told['worker']): Told => ({ worker: mail, client: mail })

/**
 * What moves a contract. Before a delivery either side may cancel; afterwards `cancel` asks the other side, whose own `cancel`
 * agrees. A request to cancel ends with the next move. `review` leaves the contract as it is.
 */
export const contractMachine = machineOf<ContractState, ContractAction, Subject>(
  { action: 'accept-offer', by: ['worker'], to: 'active' },
  [
    {
      action: 'deliver',
      by: ['worker'],
      from: ['active', 'changes_requested'],
      to: 'delivered',
      tells: { client: 'contract-delivered' },
    },
    {
      action: 'request-changes',
      by: ['client'],
      from: ['delivered'],
      to: 'changes_requested',
      tells: { worker: 'contract-changes-requested' },
    },
    {
      action: 'complete',
      by: ['client'],
      from: ['delivered'],
      to: 'completed',
      tells: { worker: 'contract-completed' },
    },
    {
      action: 'complete',
      by: ['system'],
      from: ['delivered'],
      to: 'completed',
      when: {
        name: `${COMPLETE_AFTER_DAYS} days after the delivery`,
        holds: ({ completionDue }) => (completionDue ? true : 'The client still has time.'),
      },
      tells: both('contract-completed'),
    },
    { action: 'complete', by: ['admin'], from: ['disputed'], to: 'completed', tells: both('contract-completed') },
    ...byEither((_self, other) => ({
      action: 'cancel',
      from: ['active'],
      to: 'cancelled',
      tells: { [other]: 'contract-cancelled' },
    })),
    ...byEither((_self, other) => ({
      action: 'cancel',
      from: afterDelivery,
      when: nobodyAsked,
      tells: { [other]: 'contract-cancel-asked' },
    })),
    ...byEither((_self, other) => ({
      action: 'cancel',
      from: afterDelivery,
      to: 'cancelled',
      when: asked(other),
      tells: { [other]: 'contract-cancelled' },
    })),
    {
      action: 'cancel',
      by: ['admin'],
      from: ['delivered', 'changes_requested', 'disputed'],
      to: 'cancelled',
      tells: both('contract-cancelled'),
    },
    ...byEither((_self, other) => ({
      action: 'dispute',
      from: running,
      to: 'disputed',
      tells: { [other]: 'contract-disputed' },
    })),
    ...byEither((self) => ({
      action: 'review',
      from: ['completed', 'cancelled'],
      when: mayReview(self),
    })),
  ],
)

import type { ReviewAction, ReviewState } from '../schemas/states'
import { REVIEW_WITHIN_DAYS } from '../schemas/terms'
import { machineOf } from './machine'

interface Subject {
  replied: boolean
  /** Whether both sides have written, or the 14 days are over, by the clock of the database. */
  due: boolean
}

/** What moves a review. Both reviews of a contract are published at once, or each by itself when the 14 days are over. */
export const reviewMachine = machineOf<ReviewState, ReviewAction, Subject>(
  { action: 'write', by: ['worker', 'client'], to: 'sealed' },
  [
    {
      action: 'publish',
      by: ['system'],
      from: ['sealed'],
      to: 'published',
      when: {
        name: `both have written, or the ${REVIEW_WITHIN_DAYS} days are over`,
        holds: ({ due }) => (due ? true : 'The other side may still write.'),
      },
      tells: { subject: 'review-published' },
    },
    {
      action: 'reply',
      by: ['worker', 'client'],
      from: ['published'],
      when: {
        name: 'the first reply, by whom it is about',
        holds: ({ replied }) => !replied || { problem: 'already_replied', detail: 'There is a reply already.' },
      },
      tells: { author: 'review-replied' },
    },
    { action: 'hide', by: ['admin'], from: ['published'], to: 'hidden', tells: { author: 'review-hidden' } },
    { action: 'restore', by: ['admin'], from: ['hidden'], to: 'published', tells: { author: 'review-restored' } },
  ],
)

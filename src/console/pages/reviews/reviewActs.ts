import { dataOf } from '../../../apiClient'
import type { Act, Reasoned } from '../../acts/acts'
import { api, type Schemas } from '../../api'

/** Hiding a review, or putting it back; undefined where neither can be done. */
export function reviewAct({ id, allowedActions }: Schemas['AdminReview']): Act | undefined {
  const params = (key: string) => ({ path: { reviewId: id }, header: { 'Idempotency-Key': key } })
  const hide = ({ reason, key }: Reasoned) =>
    dataOf(api.routes.POST('/admin/reviews/{reviewId}/hide', { params: params(key), body: { reason } }))
  const restore = ({ reason, key }: Reasoned) =>
    dataOf(api.routes.POST('/admin/reviews/{reviewId}/restore', { params: params(key), body: { reason } }))
  if (allowedActions.includes('restore')) {
    return {
      label: 'Restore',
      title: 'Put this review back?',
      explanation: 'It counts in the rating again, and stands in the lists where it stood.',
      perform: restore,
      done: 'The review is published again.',
      undo: hide,
      undone: 'The review is hidden again.',
    }
  }
  if (!allowedActions.includes('hide')) return undefined
  return {
    label: 'Hide',
    title: 'Hide this review?',
    explanation: 'It leaves the lists and the rating. Its author is told the reason.',
    isGrave: true,
    perform: hide,
    done: 'The review is hidden.',
    undo: restore,
    undone: 'The review is published again.',
  }
}

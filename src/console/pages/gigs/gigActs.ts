import { dataOf } from '../../../apiClient'
import type { Act, Reasoned } from '../../acts/acts'
import { api, type Schemas } from '../../api'

/** Taking a gig off the market, or taking that back; undefined where neither can be done. */
export function gigAct({ id, title, allowedActions }: Schemas['Gig']): Act | undefined {
  const params = (key: string) => ({ path: { gigId: id }, header: { 'Idempotency-Key': key } })
  const remove = ({ reason, key }: Reasoned) =>
    dataOf(api.routes.POST('/admin/gigs/{gigId}/remove', { params: params(key), body: { reason } }))
  const restore = ({ reason, key }: Reasoned) =>
    dataOf(api.routes.POST('/admin/gigs/{gigId}/restore', { params: params(key), body: { reason } }))
  if (allowedActions.includes('restore')) {
    return {
      label: 'Restore',
      title: `Restore “${title}”?`,
      explanation: 'It is again what it was, and its client is told. Whoever was told no stays so.',
      perform: restore,
      done: `“${title}” is back as it was.`,
      undo: remove,
      undone: `“${title}” is removed again.`,
    }
  }
  if (!allowedActions.includes('remove')) return undefined
  return {
    label: 'Remove',
    title: `Remove “${title}”?`,
    explanation:
      'Its client is told the reason and still finds it; for anyone else it is gone. Whoever waits for an answer is told no.',
    isGrave: true,
    perform: remove,
    done: `“${title}” is removed.`,
    undo: restore,
    undone: `“${title}” is back as it was.`,
  }
}

import { dataOf } from '../../../apiClient'
import { chosen } from '../../acts/chosen'
import type { Act } from '../../acts/acts'
import { api, type Schemas } from '../../api'

const outcomes = [
  { value: 'completed', label: 'Complete it: the work counts as done' },
  { value: 'cancelled', label: 'Cancel it: the opening of the gig is free again' },
] as const

/** Deciding how a contract ends; undefined where an admin has nothing to decide. The API cannot take it back. */
export function contractAct({ id, gig, allowedActions }: Schemas['Contract']): Act | undefined {
  const options = outcomes.filter(({ value }) => allowedActions.includes(value === 'completed' ? 'complete' : 'cancel'))
  if (options.length === 0) return undefined
  return {
    label: 'Resolve',
    title: `Resolve the dispute over “${gig.title}”?`,
    explanation: 'Both sides are told, with the reason. This is final: it cannot be taken back.',
    isGrave: true,
    choice: { legend: 'How does it end?', options },
    perform: ({ choice, reason, key }) => {
      const outcome = chosen(outcomes, choice)
      const params = { path: { contractId: id }, header: { 'Idempotency-Key': key } }
      return dataOf(api.routes.POST('/admin/contracts/{contractId}/resolve', { params, body: { outcome, reason } }))
    },
    done: 'The contract has ended, and both sides are told.',
  }
}

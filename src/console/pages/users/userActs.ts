import { dataOf } from '../../../apiClient'
import type { Act, Reasoned } from '../../acts/acts'
import { api, type Schemas } from '../../api'

type AdminUser = Schemas['AdminUser']

const calls = (userId: string) => {
  const params = (key: string) => ({ path: { userId }, header: { 'Idempotency-Key': key } })
  return {
    suspend: ({ reason, key }: Reasoned) =>
      dataOf(api.routes.POST('/admin/users/{userId}/suspend', { params: params(key), body: { reason } })),
    reinstate: ({ reason, key }: Reasoned) =>
      dataOf(api.routes.POST('/admin/users/{userId}/reinstate', { params: params(key), body: { reason } })),
  }
}

/** What can be done with an account as it stands; undefined where nothing can. */
export function userAct({ id, name, status }: AdminUser): Act | undefined {
  const { suspend, reinstate } = calls(id)
  if (status === 'suspended') {
    return {
      label: 'Reinstate',
      title: `Reinstate ${name}?`,
      explanation: 'They can sign in again. Their gigs stay paused until they resume them.',
      perform: reinstate,
      done: `${name} can sign in again.`,
      undo: suspend,
      undone: `${name} is suspended again.`,
    }
  }
  if (status === 'deleted') return undefined
  return {
    label: 'Suspend',
    title: `Suspend ${name}?`,
    explanation: 'All their sessions end at once and their open gigs are paused. They get a mail with the reason.',
    isGrave: true,
    perform: suspend,
    done: `${name} is suspended.`,
    undo: reinstate,
    undone: `${name} can sign in again. Their gigs stay paused until they resume them.`,
  }
}

import { dataOf } from '../../../apiClient'
import type { Act } from '../../acts/acts'
import { api, type Schemas } from '../../api'

type AdminUser = Schemas['AdminUser']

const post = (userId: string) => ({
  suspend: (reason: string) =>
    dataOf(api.routes.POST('/admin/users/{userId}/suspend', { params: { path: { userId } }, body: { reason } })),
  reinstate: (reason: string) =>
    dataOf(api.routes.POST('/admin/users/{userId}/reinstate', { params: { path: { userId } }, body: { reason } })),
})

/** What can be done with an account as it stands; undefined where nothing can. */
export function userAct({ id, name, status }: AdminUser, refresh: () => void): Act | undefined {
  const { suspend, reinstate } = post(id)
  if (status === 'suspended') {
    return {
      label: 'Reinstate',
      title: `Reinstate ${name}?`,
      explanation: 'They can sign in again. Their gigs stay paused until they resume them.',
      perform: ({ reason }) => reinstate(reason),
      done: `${name} can sign in again.`,
      undo: suspend,
      undone: `${name} is suspended again.`,
      refresh,
    }
  }
  if (status === 'deleted') return undefined
  return {
    label: 'Suspend',
    title: `Suspend ${name}?`,
    explanation: 'All their sessions end at once and their open gigs are paused. They get a mail with the reason.',
    isGrave: true,
    perform: ({ reason }) => suspend(reason),
    done: `${name} is suspended.`,
    undo: reinstate,
    undone: `${name} can sign in again. Their gigs stay paused until they resume them.`,
    refresh,
  }
}

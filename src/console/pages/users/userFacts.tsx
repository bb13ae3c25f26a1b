import type { Schemas } from '../../api'
import { Badge } from '../../parts/badge'
import { Facts } from '../../parts/facts'
import { Time } from '../../parts/time'
import { words } from '../../text/words'

/** What there is to know of an account at a glance. */
export const UserFacts = ({ user }: { user: Schemas['AdminUser'] }) => (
  <div class="panel">
    <Facts
      facts={[
        ['Status', <Badge key="status" status={user.status} />],
        ...(user.suspendedAt
          ? ([
              ['Suspended', <Time key="suspended" value={user.suspendedAt} precision="zone" />],
              [
                'Because',
                <span key="because" class="prose">
                  {user.suspendedReason}
                </span>,
              ],
            ] as const)
          : []),
        ...(user.deleteAfter
          ? ([['Will be deleted', <Time key="deleted" value={user.deleteAfter} precision="zone" />]] as const)
          : []),
        ['Address', `${user.email}${user.emailVerified ? '' : ' (not confirmed)'}`],
        ['Roles', user.roles.map(words).join(', ')],
        ['Phone', user.phone],
        ['Country', user.country],
        ['Language and zone', `${user.locale}, ${user.timeZone}`],
        ['Registered', <Time key="registered" value={user.createdAt} precision="zone" />],
        ['Last seen', <Time key="seen" value={user.lastSeenAt} precision="zone" none="never" />],
        ['Id', <code key="id">{user.id}</code>],
      ]}
    />
  </div>
)

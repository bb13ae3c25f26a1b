import type { Schemas } from '../../api'
import { addressOf } from '../../data/query'
import { JsonFacts } from '../../parts/facts'
import { ShortId, UserLink } from '../../parts/links'
import { RequestLink } from '../../parts/problemNote'
import type { Column } from '../../parts/table'
import { Time } from '../../parts/time'
import { shortId, words } from '../../text/words'

export type AuditEntry = Schemas['AuditEntry']

export const auditColumns: readonly Column<AuditEntry>[] = [
  { head: 'When', cell: ({ at }) => <Time value={at} /> },
  { head: 'Action', cell: ({ action }) => <code>{action}</code>, isTitle: true },
  { head: 'By', cell: ({ actor }) => <Actor actor={actor} /> },
  { head: 'To', cell: ({ subject }) => <Subject subject={subject} /> },
  { head: 'Detail', cell: ({ detail }) => <Brief detail={detail} />, isWide: true },
]

const Actor = ({ actor }: Pick<AuditEntry, 'actor'>) =>
  actor.id === null ? (
    <span class="quiet">{words(actor.role)}</span>
  ) : (
    <>
      {words(actor.role)} <UserLink id={actor.id} />
    </>
  )

const places: Record<string, string> = {
  user: '/admin/users',
  gig: '/admin/gigs',
  review: '/admin/reviews',
  report: '/admin/reports',
  contract: '/admin/disputes',
}

function Subject({ subject: { type, id } }: Pick<AuditEntry, 'subject'>) {
  const place = places[type]
  if (id === null) return <>{words(type)}</>
  return (
    <>
      {words(type)}{' '}
      {place ? (
        <a href={`${place}/${id}`}>
          <ShortId id={id} />
        </a>
      ) : (
        <ShortId id={id} />
      )}
    </>
  )
}

const ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/
const isId = (value: unknown): value is string => typeof value === 'string' && ID.test(value)

const Brief = ({ detail }: Pick<AuditEntry, 'detail'>) => (
  <span class="quiet">
    {Object.entries(detail)
      .filter(([, value]) => value !== null)
      .map(([name, value]) => `${name}: ${isId(value) ? shortId(value) : value}`)
      .join(' · ')}
  </span>
)

/** All that an entry holds, and where it leads. */
export const AuditDetail = ({ entry: { id, actor, subject, ip, requestId, detail } }: { entry: AuditEntry }) => (
  <>
    <p class="links">
      {actor.id && <a href={addressOf('/admin/audit', { actorId: actor.id })}>All that this user did</a>}
      {subject.id && (
        <a href={addressOf('/admin/audit', { subjectId: subject.id })}>All that was done to this {subject.type}</a>
      )}
      {requestId && <RequestLink id={requestId}>Log lines of this request</RequestLink>}
    </p>
    <JsonFacts value={{ id, actorId: actor.id, subjectId: subject.id, ip, requestId, ...detail }} />
  </>
)

import type { Schemas } from '../../api'
import { Badge } from '../../parts/badge'
import { UserLink } from '../../parts/links'
import type { Column } from '../../parts/table'
import { Time } from '../../parts/time'
import { words } from '../../text/words'

type AdminReport = Schemas['AdminReport']

/** Who looks into it now. */
export const Claim = ({ claim }: Pick<AdminReport, 'claim'>) =>
  claim && (
    <>
      <UserLink id={claim.adminId} name={claim.adminName} />{' '}
      <span class="quiet">
        until <Time value={claim.until} />
      </span>
    </>
  )

export const reportColumns: readonly Column<AdminReport>[] = [
  { head: 'Reason', cell: ({ id, reason }) => <a href={`/admin/reports/${id}`}>{reason}</a>, isTitle: true },
  { head: 'About', cell: ({ subject, about }) => `${words(subject)}${about ? `: ${about.label}` : ''}`, isWide: true },
  { head: 'Reported by', cell: ({ reporter }) => <UserLink id={reporter.id} name={reporter.name} /> },
  {
    head: 'Status',
    cell: ({ status, resolution }) => (
      <Badge
        status={resolution?.outcome ?? (status === 'open' ? 'pending' : status)}
        label={words(resolution?.outcome ?? status)}
      />
    ),
  },
  { head: 'Looked into by', cell: ({ claim }) => <Claim claim={claim} /> },
  { head: 'Filed', cell: ({ createdAt }) => <Time value={createdAt} isRelative /> },
]

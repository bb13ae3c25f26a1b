import type { ReportAction, ReportState } from '../schemas/states'
import { machineOf, type Condition } from './machine'

interface Subject {
  /** Who has claimed it, by the clock of the database: a claim that has lapsed is nobody's. */
  heldBy: 'nobody' | 'caller' | 'another'
}

const isFree: Condition<Subject> = {
  name: 'no other admin has it',
  holds: ({ heldBy }) =>
    heldBy !== 'another' || { problem: 'report_claimed', detail: 'Another admin is working on it just now.' },
}
const isMine: Condition<Subject> = {
  name: 'the admin has claimed it',
  holds: ({ heldBy }) => heldBy === 'caller' || 'You have not claimed it.',
}

/** What moves a report. A claim keeps others off it for a while, so that no two admins work on the same one. */
export const reportMachine = machineOf<ReportState, ReportAction, Subject>(
  { action: 'file', by: ['worker', 'client', 'admin'], to: 'open' },
  [
    { action: 'claim', by: ['admin'], from: ['open'], when: isFree },
    { action: 'release', by: ['admin'], from: ['open'], when: isMine },
    {
      action: 'resolve',
      by: ['admin'],
      from: ['open'],
      to: 'resolved',
      when: isFree,
      tells: { reporter: 'report-resolved' },
    },
    { action: 'reopen', by: ['admin'], from: ['resolved'], to: 'open' },
  ],
)

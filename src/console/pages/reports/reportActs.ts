import { dataOf } from '../../../apiClient'
import type { Act } from '../../acts/acts'
import { api, type Schemas } from '../../api'

export type AdminReport = Schemas['AdminReport']
type Allowed = AdminReport['allowedActions'][number]

const outcomes = [
  { value: 'upheld', label: 'Upheld: the report was right' },
  { value: 'dismissed', label: 'Dismissed: nothing is wrong' },
] as const

const calls = (reportId: string) => {
  const params = { path: { reportId } }
  return {
    claim: () => dataOf(api.routes.POST('/admin/reports/{reportId}/claim', { params })),
    release: () => dataOf(api.routes.POST('/admin/reports/{reportId}/release', { params })),
    resolve: (outcome: 'upheld' | 'dismissed', note: string) =>
      dataOf(api.routes.POST('/admin/reports/{reportId}/resolve', { params, body: { outcome, note } })),
    reopen: (reason: string) =>
      dataOf(api.routes.POST('/admin/reports/{reportId}/reopen', { params, body: { reason } })),
  }
}

/** What needs no reason: who looks into a report. */
export function claimAct({ id, claim, allowedActions }: AdminReport, refresh: () => void) {
  const call = calls(id)
  const claimIt = {
    label: claim ? 'Claim again' : 'Claim',
    perform: call.claim,
    done: 'The report is yours for 30 minutes.',
    // Whoever has it already would lose it.
    undo: claim ? undefined : call.release,
    undone: 'The report is free again.',
    refresh,
  }
  const releaseIt = {
    label: 'Release',
    perform: call.release,
    done: 'The report is free for others.',
    undo: call.claim,
    undone: 'The report is yours again.',
    refresh,
  }
  const both: readonly [Allowed, typeof claimIt][] = [
    ['claim', claimIt],
    ['release', releaseIt],
  ]
  return both.filter(([action]) => allowedActions.includes(action)).map(([, act]) => act)
}

/** The decision over a report, or taking it back. */
export function decisionAct({ id, allowedActions, resolution }: AdminReport, refresh: () => void): Act | undefined {
  const call = calls(id)
  if (allowedActions.includes('resolve')) {
    return {
      label: 'Resolve',
      title: 'Resolve this report?',
      explanation: 'It leaves the queue. What it is about is not changed by this: remove, hide or suspend first.',
      choice: { legend: 'What did you find?', options: outcomes },
      reasonLabel: 'Note',
      perform: ({ choice, reason }) => call.resolve(outcomeOf(choice), reason),
      done: 'The report is resolved.',
      undo: call.reopen,
      undone: 'The report is open again.',
      refresh,
    }
  }
  if (!allowedActions.includes('reopen')) return undefined
  return {
    label: 'Reopen',
    title: 'Reopen this report?',
    explanation: 'It goes back into the queue.',
    perform: ({ reason }) => call.reopen(reason),
    done: 'The report is open again.',
    undo: () => call.resolve(resolution?.outcome ?? 'dismissed', resolution?.note ?? 'As before.'),
    undone: 'The report is resolved as before.',
    refresh,
  }
}

const outcomeOf = (choice: string) => outcomes.find(({ value }) => value === choice)?.value ?? 'dismissed'

import { dataOf } from '../../../apiClient'
import { chosen } from '../../acts/chosen'
import type { Act, Reasoned } from '../../acts/acts'
import { api, type Schemas } from '../../api'

export type AdminReport = Schemas['AdminReport']
type Allowed = AdminReport['allowedActions'][number]

const outcomes = [
  { value: 'upheld', label: 'Upheld: the report was right' },
  { value: 'dismissed', label: 'Dismissed: nothing is wrong' },
] as const
type Outcome = (typeof outcomes)[number]['value']

const calls = (reportId: string) => {
  const params = (key: string) => ({ path: { reportId }, header: { 'Idempotency-Key': key } })
  return {
    claim: ({ key }: Reasoned) => dataOf(api.routes.POST('/admin/reports/{reportId}/claim', { params: params(key) })),
    release: ({ key }: Reasoned) =>
      dataOf(api.routes.POST('/admin/reports/{reportId}/release', { params: params(key) })),
    resolve: (outcome: Outcome, { reason: note, key }: Reasoned) =>
      dataOf(api.routes.POST('/admin/reports/{reportId}/resolve', { params: params(key), body: { outcome, note } })),
    reopen: ({ reason, key }: Reasoned) =>
      dataOf(api.routes.POST('/admin/reports/{reportId}/reopen', { params: params(key), body: { reason } })),
  }
}

/** What needs no reason: who looks into a report. */
export function claimAct({ id, claim, allowedActions }: AdminReport) {
  const call = calls(id)
  const claimIt = {
    label: claim ? 'Claim again' : 'Claim',
    perform: call.claim,
    done: 'The report is yours for 30 minutes.',
    // Whoever has it already would lose it.
    undo: claim ? undefined : call.release,
    undone: 'The report is free again.',
  }
  const releaseIt = {
    label: 'Release',
    perform: call.release,
    done: 'The report is free for others.',
    undo: call.claim,
    undone: 'The report is yours again.',
  }
  const both: readonly [Allowed, typeof claimIt][] = [
    ['claim', claimIt],
    ['release', releaseIt],
  ]
  return both.filter(([action]) => allowedActions.includes(action)).map(([, act]) => act)
}

/** The decision over a report, or taking it back. */
export function decisionAct({ id, allowedActions, resolution }: AdminReport): Act | undefined {
  const call = calls(id)
  if (allowedActions.includes('resolve')) {
    return {
      label: 'Resolve',
      title: 'Resolve this report?',
      explanation: 'It leaves the queue. What it is about is not changed by this: remove, hide or suspend first.',
      choice: { legend: 'What did you find?', options: outcomes },
      reasonLabel: 'Note',
      perform: ({ choice, ...input }) => call.resolve(chosen(outcomes, choice), input),
      done: 'The report is resolved.',
      undo: call.reopen,
      undone: 'The report is open again.',
    }
  }
  if (!allowedActions.includes('reopen')) return undefined
  return {
    label: 'Reopen',
    title: 'Reopen this report?',
    explanation: 'It goes back into the queue.',
    perform: call.reopen,
    done: 'The report is open again.',
    ...(resolution && {
      undo: ({ key }: Reasoned) => call.resolve(resolution.outcome, { reason: resolution.note, key }),
      undone: 'The report is resolved as before.',
    }),
  }
}

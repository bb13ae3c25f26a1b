import { row, rows } from '../../src/config/db'
import type { Contract } from '../../src/schemas/contracts'
import type { TestApp } from './app'

export const actions = ['deliver', 'request-changes', 'complete', 'cancel', 'dispute'] as const
export type Action = (typeof actions)[number]

export const reason = { reason: 'The building site was closed.' }
const bodies: Record<Action, object | undefined> = {
  deliver: { message: 'All eight square metres.' },
  'request-changes': { message: 'The joints are open.' },
  complete: undefined,
  cancel: reason,
  dispute: reason,
}

type Caller = { accessToken: string }
type Some = Pick<Contract, 'id'>

/** What its parties do with a contract; with the words that belong to it. */
export const attempt = ({ api }: TestApp, as: Caller, action: Action, { id }: Some) =>
  api.post(`/contracts/${id}/${action}`, { as, body: bodies[action] })

export async function act(app: TestApp, as: Caller, action: Action, contract: Some): Promise<Contract> {
  const { body }: { body: Contract } = await attempt(app, as, action, contract).expect(200)
  return body
}

export async function readContract({ api }: TestApp, as: Caller, { id }: Some): Promise<Contract> {
  const { body }: { body: Contract } = await api.get(`/contracts/${id}`, { as }).expect(200)
  return body
}

/** As it is stored: also when the clock has ended all sessions. */
export async function statusOf({ context: { db } }: TestApp, { id }: Some): Promise<string | undefined> {
  return (await row<{ status: string }>(db, 'SELECT status FROM contracts WHERE id = :id', { id }))?.status
}

/** The mails about a contract, each as `task receiver`, in the order of these words. */
export async function mailsAbout({ context: { db } }: TestApp, { id: about }: Some): Promise<string[]> {
  const found = await rows<{ mail: string }>(
    db,
    `SELECT CONCAT(name, ' ', JSON_VALUE(payload, '$.to')) AS mail
     FROM outbox WHERE JSON_VALUE(payload, '$.contractId') = :about`,
    { about },
  )
  return found.map(({ mail }) => mail).sort()
}

export const stepsOf = ({ history }: Contract): string[] =>
  history.map(({ action, to, by }) => `${by} ${action} → ${to}`)

import type { Sql } from '../../config/db'
import * as Applications from '../../models/Application'
import * as ClientProfiles from '../../models/ClientProfile'
import * as Contracts from '../../models/Contract'
import * as Gigs from '../../models/Gig'
import * as Quotas from '../../models/Quota'
import type { ApplicationState, GigAction } from '../../schemas/states'
import { applicationMachine } from '../../states/application'
import { calledOffGigStates, gigMachine, overGigStates } from '../../states/gig'
import { expireInvitations } from './moveInvitation'
import { roleOf, type Mover } from './mover'
import { recordMoves } from './recordMoves'

/**
 * Moves a locked gig by an action of its state machine, and tells whom it concerns. Once it can take nobody any more, whoever
 * waits gets an answer.
 * @param reason why, as the client and the audit log are told
 * @throws Problem invalid_transition
 */
export async function moveGig(
  sql: Sql,
  gig: Gigs.GigRow,
  action: GigAction,
  mover: Mover,
  reason: string | null = null,
): Promise<void> {
  const { id, status: from } = gig
  const { to, tells } = gigMachine.next(from, action, roleOf(mover), gig)
  await Gigs.setState(sql, { gigId: id, from, to, by: roleOf(mover), reason })
  await ClientProfiles.countGig(sql, gig)
  const detail = reason === null ? undefined : { reason }
  await recordMoves(sql, { type: 'gig', action: `gig.${action}`, mover, tells, detail }, { id, from, to })
  if (!overGigStates.includes(to)) return
  const passedOver = await passOver(sql, id)
  if (calledOffGigStates.includes(to)) await Quotas.owe(sql, passedOver)
  await expireInvitations(sql, id)
}

/**
 * Takes an opening of a locked gig. Its caller makes the contract and then settles the openings.
 * @returns false when no opening is free
 */
export async function takeOpening(sql: Sql, gigId: string): Promise<boolean> {
  const gig = await Gigs.lock(sql, gigId)
  if (!gig || !(await Gigs.takeOpening(sql, gigId))) return false
  await ClientProfiles.countGig(sql, gig)
  return true
}

/** The opening of a contract that was cancelled is free again. */
export async function freeOpening(sql: Sql, gigId: string): Promise<void> {
  const gig = await Gigs.lock(sql, gigId)
  if (!gig) return
  await Gigs.freeOpening(sql, gigId)
  await ClientProfiles.countGig(sql, gig)
}

/**
 * Moves a locked gig after its openings or contracts have changed: to filled once all openings are taken, back when one is
 * free, to completed once all its contracts have ended.
 */
export async function settleGig(sql: Sql, gigId: string): Promise<void> {
  const gig = await Gigs.lock(sql, gigId)
  if (!gig) return
  const allowed = gigMachine.allowedActions(gig.status, 'system', gig)
  if (allowed.includes('free')) return moveGig(sql, gig, 'free', 'system')
  if (allowed.includes('fill')) {
    await moveGig(sql, gig, 'fill', 'system')
    return settleGig(sql, gigId)
  }
  if (allowed.includes('complete') && !(await Contracts.anyRunning(sql, gigId))) {
    await moveGig(sql, gig, 'complete', 'system')
  }
}

/** Pauses the open gigs of a client, who is suspended or leaves and whose row is locked. @returns how many */
export async function pauseGigsOf(sql: Sql, clientId: string): Promise<number> {
  const paused = await Gigs.pauseAllOf(sql, clientId)
  await ClientProfiles.countPaused(sql, clientId, paused.length)
  const { to, tells } = gigMachine.bulk('pause', 'system')
  const moves = paused.map((id) => ({ id, from: 'open', to }))
  await recordMoves(sql, { type: 'gig', action: 'gig.pause', mover: 'system', tells }, ...moves)
  return paused.length
}

/** Tells those who wait for an answer about a locked gig that they were not selected. @returns the ids of their applications */
export async function passOver(
  sql: Sql,
  gigId: string,
  from: readonly ApplicationState[] = applicationMachine.sourcesOf('pass-over'),
): Promise<string[]> {
  const { to, tells } = applicationMachine.bulk('pass-over', 'system')
  const passedOver = await Applications.moveAllOf(sql, { gigId, from, to, by: 'system' })
  const moves = passedOver.map(({ id, status }) => ({ id, from: status, to }))
  await recordMoves(sql, { type: 'application', action: 'application.pass-over', mover: 'system', tells }, ...moves)
  return passedOver.map(({ id }) => id)
}

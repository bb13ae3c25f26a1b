import type { Sql } from '../../config/db'
import * as Applications from '../../models/Application'
import * as AuditLog from '../../models/AuditLog'
import * as Gigs from '../../models/Gig'
import * as Outbox from '../../models/Outbox'
import { applicationMachine } from '../../states/application'
import { gigMachine, type GigAction } from '../../states/gig'
import { auditedAs, roleOf, type Mover } from './mover'

/**
 * Moves a locked gig by an action of its state machine. Once it can take nobody any more, whoever waits gets an answer.
 * @throws Problem invalid_transition
 */
export async function moveGig(sql: Sql, gig: Gigs.GigRow, action: GigAction, mover: Mover): Promise<void> {
  const { id, status: from } = gig
  const to = gigMachine.next(from, action, roleOf(mover), gig)
  await Gigs.setState(sql, { gigId: id, from, to, by: roleOf(mover) })
  await AuditLog.add(sql, {
    ...auditedAs(mover),
    action: `gig.${action}`,
    subject: { type: 'gig', id },
    detail: { from, to },
  })
  if (to === 'cancelled' || to === 'filled') await passOverApplicants(sql, id)
}

/** Moves a gig, whose row must be locked, after its openings have changed: to filled once all are taken, and back. */
export async function settleOpenings(sql: Sql, gigId: string): Promise<void> {
  const gig = await Gigs.lock(sql, gigId)
  if (!gig) return
  const isFull = gig.filled >= gig.openings
  if (isFull && gig.status !== 'filled') await moveGig(sql, gig, 'fill', 'system')
  if (!isFull && gig.status === 'filled') await moveGig(sql, gig, 'free', 'system')
}

/** Pauses the open gigs of a client whose row is locked. @returns how many */
export async function pauseGigsOf(sql: Sql, clientId: string): Promise<number> {
  const paused = await Gigs.pauseAllOf(sql, clientId)
  const toEntry = (id: string): AuditLog.AuditEntry => ({
    actor: 'system',
    action: 'gig.pause',
    subject: { type: 'gig', id },
    detail: { from: 'open', to: 'paused' },
  })
  await AuditLog.add(sql, ...paused.map(toEntry))
  return paused.length
}

async function passOverApplicants(sql: Sql, gigId: string): Promise<void> {
  const from = applicationMachine.sourcesOf('pass-over')
  const to = 'not_selected'
  const passedOver = await Applications.moveAllOf(sql, { gigId, from, to, by: 'system' })
  const toEntry = ({ id, status }: (typeof passedOver)[number]): AuditLog.AuditEntry => ({
    actor: 'system',
    action: 'application.pass-over',
    subject: { type: 'application', id },
    detail: { from: status, to },
  })
  await AuditLog.add(sql, ...passedOver.map(toEntry))
  await Outbox.add(sql, 'email', 'application-not-selected', ...passedOver.map(({ id }) => ({ applicationId: id })))
}

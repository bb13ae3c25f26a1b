import type { Sql } from '../../config/db'
import type { Context } from '../../context'
import * as Gigs from '../../models/Gig'
import { undecided } from '../../states/application'
import { gigMachine } from '../../states/gig'
import { moveGig, passOver } from '../shared/moveGig'
import { tell } from '../shared/tell'
import { eachDue } from './eachDue'

/** Closes gigs whose deadline has passed. @returns how many were done */
export async function closeDueGigs(context: Context): Promise<number> {
  return eachDue(context, Gigs.listDue, closeIfOver)
}

/** Warns clients of gigs about which nobody has done anything for long. @returns how many were done */
export async function warnIdleGigs(context: Context): Promise<number> {
  return eachDue(context, Gigs.listIdleToWarn, async (sql, gigId) => {
    if (await Gigs.markWarned(sql, gigId)) await tell(sql, { client: 'gig-idle' }, { gigId })
  })
}

/** Closes gigs about which nobody has done anything for too long. @returns how many were done */
export async function closeIdleGigs(context: Context): Promise<number> {
  return eachDue(context, Gigs.listIdle, closeIfOver)
}

async function closeIfOver(sql: Sql, gigId: string): Promise<void> {
  const gig = await Gigs.lock(sql, gigId)
  if (!gig || !gigMachine.allowedActions(gig.status, 'system', gig).includes('close')) return
  await moveGig(sql, gig, 'close', 'system')
}

/** Answers those who still wait for a decision about a closed gig. An outstanding offer goes on. @returns how many were done */
export async function answerClosedGigs(context: Context): Promise<number> {
  return eachDue(context, Gigs.listAnswersDue, async (sql, gigId) => {
    if (await Gigs.settleAnswers(sql, gigId)) await passOver(sql, gigId, undecided)
  })
}

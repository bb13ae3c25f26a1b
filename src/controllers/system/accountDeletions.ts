import type { Sql } from '../../config/db'
import type { Context } from '../../context'
import * as Deletions from '../../models/AccountDeletion'
import * as Applications from '../../models/Application'
import * as AuditLog from '../../models/AuditLog'
import * as ClientProfiles from '../../models/ClientProfile'
import { eraseSome } from '../../models/Erasure'
import * as Gigs from '../../models/Gig'
import * as Invitations from '../../models/Invitation'
import * as Skills from '../../models/Skill'
import * as Users from '../../models/User'
import * as WorkerProfiles from '../../models/WorkerProfile'
import { applicationMachine } from '../../states/application'
import { gigMachine } from '../../states/gig'
import { moveApplication } from '../shared/moveApplication'
import { moveGig } from '../shared/moveGig'
import { moveInvitation } from '../shared/moveInvitation'
import { eachDue } from './eachDue'

/** What an account leaves behind and must end. */
const live = { gig: gigMachine.sourcesOf('cancel'), application: applicationMachine.sourcesOf('withdraw') }

/**
 * Deletes the accounts whose time has come: closes each for good, ends what it has under way, and erases what is personal.
 * Each step may be stopped anywhere, and repeated. @returns how many steps were done
 */
export async function deleteAccounts(context: Context): Promise<number> {
  const begun = await eachDue(context, Deletions.listDue, begin)
  const ended =
    (await eachDue(context, (sql, limit) => Deletions.listGigs(sql, live.gig, limit), cancelGig)) +
    (await eachDue(context, (sql, limit) => Deletions.listApplications(sql, live.application, limit), withdraw)) +
    (await eachDue(context, Deletions.listInvitations, expireInvitation))
  return begun + ended + (await eraseAll(context))
}

/** The point of no return. The owner may have signed in since it was listed, or got a contract. */
async function begin(sql: Sql, userId: string): Promise<void> {
  await Users.lock(sql, userId)
  if (!(await Deletions.isDue(sql, userId))) return
  await Deletions.begin(sql, userId)
  await ClientProfiles.clear(sql, userId)
  await WorkerProfiles.clear(sql, userId)
  await Skills.assign(sql, 'worker', userId, [])
  await AuditLog.add(sql, { actor: 'system', action: 'user.delete', subject: { type: 'user', id: userId } })
}

async function cancelGig(sql: Sql, gigId: string): Promise<void> {
  const gig = await Gigs.lock(sql, gigId)
  if (gig && live.gig.includes(gig.status)) await moveGig(sql, gig, 'cancel', 'system')
}

async function withdraw(sql: Sql, { id, workerId }: { id: string; workerId: string }): Promise<void> {
  const application = await Applications.lock(sql, id, { workerId })
  if (application && live.application.includes(application.status)) {
    await moveApplication(sql, application, 'withdraw', 'system')
  }
}

async function expireInvitation(sql: Sql, { id, workerId }: { id: string; workerId: string }): Promise<void> {
  const invitation = await Invitations.lock(sql, id, { workerId })
  if (invitation?.status === 'pending') await moveInvitation(sql, invitation, 'expire', 'system')
}

/** Some of every account at a time, because one may have thousands of rows, until nothing is left of any. */
async function eraseAll(context: Context): Promise<number> {
  const done = await eachDue(context, Deletions.listBegun, eraseOrEnd)
  return done === 0 ? 0 : done + (await eraseAll(context))
}

async function eraseOrEnd(sql: Sql, userId: string): Promise<void> {
  const user = await Users.lock(sql, userId)
  if (!user?.deletedAt || !user.deleteAfter) return
  if ((await eraseSome(sql, userId)) > 0) return
  if (!(await Deletions.end(sql, userId, live))) throw new Error('Something of a deleted account has not ended yet')
}

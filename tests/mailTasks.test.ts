import { write } from '../src/config/db'
import { loaders } from '../src/jobs/mailTasks'
import type { Gig } from '../src/schemas/gigs'
import { newId } from '../src/utils/uuid'
import { startApp, type TestApp } from './support/app'
import {
  apply,
  invite,
  makeClient,
  makeGig,
  makeOffered,
  makeWorker,
  passDeadline,
  type TestUser,
} from './support/factories'
import { letter } from './support/letter'

let app: TestApp
let worker: TestUser
let client: TestUser
// No task is worked off, and no chore moves anything, but what a test asks for.
beforeAll(async () => {
  app = await startApp({ WORKER: 'off', APP_URL: 'https://gigs.test' })
  worker = await makeWorker(app, { name: 'Grace Hopper' })
  client = await makeClient(app, { name: 'Fences & Co' })
})
afterAll(() => app.close())

const post = (path: string, as: TestUser, body: object = {}) => app.api.post(path, { as, body }).expect(200)
const change = (text: string, params: Record<string, string>) => write(app.context.db, text, params)

describe('The mails about an application', () => {
  it('tell the client who has withdrawn', async () => {
    const gig = await makeGig(app, client)
    const { id: applicationId } = await apply(app, worker, gig)
    expect(await letter(app, 'application-withdrawn', { applicationId, to: 'client' })).toBeUndefined()

    await post(`/worker/applications/${applicationId}/withdraw`, worker)
    expect(await letter(app, 'application-withdrawn', { applicationId, to: 'client' })).toEqual({
      to: client.id,
      data: {
        gigTitle: gig.title,
        workerName: 'Grace Hopper',
        url: `https://gigs.test/client/gigs/${gig.id}/applications`,
      },
    })
  })

  describe('that the gig has changed', () => {
    const revise = ({ gigId }: { gigId: string }) =>
      change('UPDATE gigs SET revision = revision + 1 WHERE id = :gigId', { gigId })

    it('go to the worker until they have confirmed', async () => {
      const gig = await makeGig(app, client)
      const { id: applicationId, gigId } = await apply(app, worker, gig)
      expect(await letter(app, 'gig-revised', { applicationId, to: 'worker' })).toBeUndefined()

      await revise({ gigId })
      expect(await letter(app, 'gig-revised', { applicationId, to: 'worker' })).toEqual({
        to: worker.id,
        data: {
          gigTitle: gig.title,
          offered: false,
          url: `https://gigs.test/worker/applications/${applicationId}`,
        },
      })
      await change('UPDATE applications SET revision = 2 WHERE id = :applicationId', { applicationId })
      expect(await letter(app, 'gig-revised', { applicationId, to: 'worker' })).toBeUndefined()
    })

    it('say that an offer stands', async () => {
      const application = await makeOffered(app, client, worker)
      await revise(application)
      expect(await letter(app, 'gig-revised', { applicationId: application.id, to: 'worker' })).toMatchObject({
        data: { offered: true },
      })
    })

    it('are left out once the application has ended', async () => {
      const application = await apply(app, worker, await makeGig(app, client))
      await revise(application)
      await post(`/worker/applications/${application.id}/withdraw`, worker)
      expect(await letter(app, 'gig-revised', { applicationId: application.id, to: 'worker' })).toBeUndefined()
    })
  })
})

describe('The mails about a gig', () => {
  const idle = 'UPDATE gigs SET active_at = NOW(3) - INTERVAL 25 DAY, idle_warned_at = NOW(3) WHERE id = :gigId'
  const expectedOf = ({ id, title: gigTitle }: Gig, data: object = {}) => ({
    to: client.id,
    data: { gigTitle, url: `https://gigs.test/client/gigs/${id}`, ...data },
  })

  it('warn the client of an idle one when it closes', async () => {
    const gig = await makeGig(app, client)
    await change(idle, { gigId: gig.id })
    const warning = await letter(app, 'gig-idle', { gigId: gig.id, to: 'client' })
    expect(warning).toEqual(expectedOf(gig, { closesAt: expect.any(String) }))
    expect(Date.parse(warning?.data.closesAt ?? '') - Date.now()).toBeCloseTo(5 * 86_400_000, -5)
  })

  it.each([
    ['somebody has done something since', 'UPDATE gigs SET idle_warned_at = NULL WHERE id = :gigId'],
    ['it is closed', `UPDATE gigs SET status = 'closed' WHERE id = :gigId`],
    ['its deadline comes first', 'UPDATE gigs SET deadline = NOW(3) + INTERVAL 1 DAY WHERE id = :gigId'],
  ])('warn of nothing when %s', async (_case, text) => {
    const { id: gigId } = await makeGig(app, client)
    await change(idle, { gigId })
    await change(text, { gigId })
    expect(await letter(app, 'gig-idle', { gigId, to: 'client' })).toBeUndefined()
  })

  describe('that the system has closed', () => {
    /** As housekeeping leaves it. */
    async function close(gigId: string): Promise<void> {
      const closed = `status = 'closed', answers_due_at = NOW(3) + INTERVAL 14 DAY`
      await change(`UPDATE gigs SET ${closed} WHERE id = :gigId`, { gigId })
      await change(
        `INSERT INTO gig_history (id, gig_id, at, from_state, to_state, moved_by)
         VALUES (:id, :gigId, NOW(3), 'open', 'closed', 'system')`,
        { id: newId(), gigId },
      )
    }

    it('say that the deadline has passed, and how many wait for an answer until when', async () => {
      const gig = await makeGig(app, client, { openings: 2 })
      await apply(app, worker, gig)
      await makeOffered(app, client, await makeWorker(app), gig)
      await passDeadline(app, gig.id)
      await close(gig.id)
      const found = await letter(app, 'gig-closed', { gigId: gig.id, to: 'client' })
      expect(found).toEqual(expectedOf(gig, { cause: 'deadline', waiting: 1, answersDueAt: expect.any(String) }))
      expect(Date.parse(found?.data.answersDueAt ?? '') - Date.now()).toBeCloseTo(14 * 86_400_000, -5)
    })

    it('say that it lay idle when its deadline is yet to come', async () => {
      const { id: gigId } = await makeGig(app, client, { deadline: '2999-01-01T00:00:00.000Z' })
      await close(gigId)
      expect(await letter(app, 'gig-closed', { gigId, to: 'client' })).toMatchObject({
        data: { cause: 'idle', waiting: 0 },
      })
    })

    it('are left out when the client has reopened it, or closed it themselves', async () => {
      const { id: gigId } = await makeGig(app, client)
      await close(gigId)
      await post(`/client/gigs/${gigId}/reopen`, client)
      expect(await letter(app, 'gig-closed', { gigId, to: 'client' })).toBeUndefined()
      await post(`/client/gigs/${gigId}/close`, client)
      expect(await letter(app, 'gig-closed', { gigId, to: 'client' })).toBeUndefined()
    })
  })

  it('tell the client why it was removed, and that it is back, but only the one that is true', async () => {
    const gig = await makeGig(app, client)
    expect(await letter(app, 'gig-removed', { gigId: gig.id, to: 'client' })).toBeUndefined()

    await change(`UPDATE gigs SET status = 'removed', removed_reason = 'No fees!' WHERE id = :gigId`, { gigId: gig.id })
    expect(await letter(app, 'gig-removed', { gigId: gig.id, to: 'client' })).toEqual(
      expectedOf(gig, { reason: 'No fees!' }),
    )
    expect(await letter(app, 'gig-restored', { gigId: gig.id, to: 'client' })).toBeUndefined()

    await change(`UPDATE gigs SET status = 'open', removed_reason = NULL WHERE id = :gigId`, { gigId: gig.id })
    expect(await letter(app, 'gig-removed', { gigId: gig.id, to: 'client' })).toBeUndefined()
    expect(await letter(app, 'gig-restored', { gigId: gig.id, to: 'client' })).toEqual(expectedOf(gig))
  })
})

describe('The mails about an invitation', () => {
  it('bring the words of the client to the worker', async () => {
    const gig = await makeGig(app, client)
    const { id: invitationId, expiresAt } = await invite(app, client, gig, worker)
    expect(await letter(app, 'invitation', { invitationId, to: 'worker' })).toEqual({
      to: worker.id,
      data: {
        gigTitle: gig.title,
        clientName: 'Fences & Co',
        message: 'We liked your bathroom in Mitte.',
        expiresAt,
        url: `https://gigs.test/worker/invitations/${invitationId}`,
      },
    })
    expect(await letter(app, 'invitation-declined', { invitationId, to: 'client' })).toBeUndefined()
  })

  it('tell the client that it was declined, and then do not invite any more', async () => {
    const gig = await makeGig(app, client)
    const { id: invitationId } = await invite(app, client, gig, worker)
    await post(`/worker/invitations/${invitationId}/decline`, worker)
    expect(await letter(app, 'invitation-declined', { invitationId, to: 'client' })).toEqual({
      to: client.id,
      data: {
        gigTitle: gig.title,
        workerName: 'Grace Hopper',
        url: `https://gigs.test/client/gigs/${gig.id}/candidates`,
      },
    })
    expect(await letter(app, 'invitation', { invitationId, to: 'worker' })).toBeUndefined()
  })

  it('do not invite when the time is over, or the gig takes nobody', async () => {
    const late = await invite(app, client, await makeGig(app, client), worker)
    await change('UPDATE invitations SET expires_at = NOW(3) WHERE id = :id', { id: late.id })
    const closed = await makeGig(app, client)
    const vain = await invite(app, client, closed, worker)
    await post(`/client/gigs/${closed.id}/close`, client)
    for (const { id: invitationId } of [late, vain]) {
      expect(await letter(app, 'invitation', { invitationId, to: 'worker' })).toBeUndefined()
    }
  })
})

describe('Every mail', () => {
  it('has nothing to tell of what is not there', async () => {
    const id = newId()
    const ids = { userId: id, sessionId: id, applicationId: id, gigId: id, contractId: id, reviewId: id, reportId: id }
    const payload = {
      ...ids,
      invitationId: id,
      digestId: id,
      otpId: id,
      exportId: id,
      entries: '1',
      seal: 'ff',
      detail: '',
    }
    const receivers: Record<string, string> = { review: 'subject', report: 'reporter' }
    for (const [name, load] of Object.entries(loaders)) {
      const to = receivers[name.split('-')[0] ?? ''] ?? 'client'
      expect(await load(app.context, { ...payload, to })).toBeUndefined()
    }
  })
})

import { randomBytes } from 'node:crypto'
import { beginAuditChain } from '../src/config/beginAuditChain'
import { row, rows, write } from '../src/config/db'
import { runChore } from '../src/jobs/housekeeping'
import type { AuditPage, ChainReport } from '../src/schemas/audit'
import { newId } from '../src/utils/uuid'
import { startApp, type TestApp } from './support/app'
import { eventually } from './support/eventually'
import { makeAdmin, makeWorker, type TestUser } from './support/factories'
import { expectFaults } from './support/problems'
import { clearWorkerDatabase } from './support/services'

let app: TestApp
let admin: TestUser
/** Those that are sealed, in the order of the chain. */
let entryIds: string[]

beforeEach(async () => {
  await clearWorkerDatabase()
  app = await startApp({ WORKER: 'off' })
  admin = await makeAdmin(app)
  for (let i = 0; i < 10; i += 1) await app.api.get('/admin/queues', { as: admin }).expect(200)
  await runChore(app.context, 'seal-audit-log')
  const sealed = await rows<{ id: string }>(app.context.db, 'SELECT entry_id AS id FROM audit_seals ORDER BY position')
  entryIds = sealed.map(({ id }) => id)
})
afterEach(() => app.close())

const verify = async (query: Record<string, string> = {}): Promise<ChainReport> =>
  (await app.api.get('/admin/audit-log/verify', { as: admin, query }).expect(200)).body

const tamper = (text: string, params: Parameters<typeof write>[2] = {}) => write(app.context.db, text, params)
async function cutOffAt(place: number): Promise<void> {
  await tamper('DELETE l FROM audit_log l JOIN audit_seals s ON s.entry_id = l.id WHERE s.position > :place', { place })
  await tamper('DELETE FROM audit_log WHERE unsealed = 1')
  await tamper('DELETE FROM audit_seals WHERE position > :place', { place })
}
const entryAt = (place: number): string => entryIds[place - 1] ?? ''

describe('The audit log', () => {
  it('is whole as long as nobody but the server has written to it', async () => {
    const report = await verify()
    expect(report).toEqual({
      ok: true,
      entries: expect.any(Number),
      ...{ firstBroken: null, position: null, fault: null, detail: null, nextCursor: null },
      head: { entries: report.entries, seal: expect.stringMatching(/^[0-9a-f]{64}$/) },
    })
    expect(report.entries).toBe(entryIds.length)
  })

  it('is verified up to what was written just before, and goes on growing', async () => {
    const { entries } = await verify()
    const { entries: later } = await verify()
    expect(later).toBe(entries + 1) // The first verification is a read, and so an entry.
  })

  it('can be empty', async () => {
    await clearWorkerDatabase()
    admin = await makeAdmin(app)
    await write(app.context.db, 'DELETE FROM audit_log')
    expect(await verify()).toMatchObject({ ok: true, entries: 0, head: { entries: 0 } })
  })

  describe('is found broken', () => {
    it.each([
      ['its time', 'at = at - INTERVAL 1 SECOND'],
      ['its actor', 'actor_id = NULL'],
      ['its role', `actor_role = 'worker'`],
      ['its action', `action = 'user.suspend'`],
      ['the kind of its subject', `subject_type = 'user'`],
      ['its subject', 'subject_id = actor_id'],
      ['its address', `ip = '203.0.113.9'`],
      ['its request', `request_id = 'another'`],
      ['its detail', `detail = '{}'`],
    ])('where an entry was edited in %s', async (_what, change) => {
      await tamper(`UPDATE audit_log SET ${change} WHERE id = :id`, { id: entryAt(4) })
      expect(await verify()).toMatchObject({
        ...{ ok: false, entries: 3, firstBroken: entryAt(4), position: 4, fault: 'edited' },
        detail: expect.any(String),
      })
    })

    it('at the first of several faults', async () => {
      for (const place of [8, 3, 6])
        await tamper(`UPDATE audit_log SET detail = '{}' WHERE id = :id`, { id: entryAt(place) })
      expect(await verify()).toMatchObject({ firstBroken: entryAt(3), position: 3 })
    })

    it('where an entry was deleted', async () => {
      await tamper('DELETE FROM audit_log WHERE id = :id', { id: entryAt(5) })
      expect(await verify()).toMatchObject({ ok: false, firstBroken: entryAt(5), position: 5, fault: 'deleted' })
    })

    it('where an entry was deleted with its seal', async () => {
      await tamper('DELETE FROM audit_log WHERE id = :id', { id: entryAt(5) })
      await tamper('DELETE FROM audit_seals WHERE entry_id = :id', { id: entryAt(5) })
      expect(await verify()).toMatchObject({
        ok: false,
        entries: 4,
        firstBroken: entryAt(6),
        position: 6,
        fault: 'deleted',
      })
    })

    const copied = 'at, actor_id, actor_role, action, subject_type, subject_id, ip, request_id, detail'

    it.each([
      ['before it was sealed', '1', 'NULL'],
      ['before it was sealed, with the signature of another', '1', 'mac'],
      ['as if it had been sealed', 'NULL', 'mac'],
    ])('where an entry was inserted %s', async (_how, unsealed, mac) => {
      const id = newId()
      await tamper(
        `INSERT INTO audit_log (id, ${copied}, mac, unsealed)
         SELECT :id, ${copied}, ${mac}, ${unsealed} FROM audit_log WHERE id = :fromId`,
        { id, fromId: entryAt(5) },
      )
      expect(await verify()).toMatchObject({ ok: false, firstBroken: id, fault: 'inserted' })
    })

    it('where an entry took the place of another, with all its seals made anew by somebody without the key', async () => {
      await tamper(`UPDATE audit_log SET detail = '{}', mac = :mac WHERE id = :id`, {
        id: entryAt(7),
        mac: randomBytes(32),
      })
      await tamper('UPDATE audit_seals SET seal = RANDOM_BYTES(32) WHERE position >= 7')
      expect(await verify()).toMatchObject({ ok: false, firstBroken: entryAt(7), position: 7, fault: 'edited' })
    })

    it('where two entries have changed places', async () => {
      await tamper('UPDATE audit_seals SET entry_id = :id WHERE position = 3', { id: newId() })
      await tamper('UPDATE audit_seals SET entry_id = :id WHERE position = 4', { id: entryAt(3) })
      await tamper('UPDATE audit_seals SET entry_id = :id WHERE position = 3', { id: entryAt(4) })
      expect(await verify()).toMatchObject({ ok: false, position: 3, fault: 'edited' })
    })

    it('where its end was cut off', async () => {
      await verify()
      const last = await row<{ id: string; position: number }>(
        app.context.db,
        'SELECT entry_id AS id, position FROM audit_seals ORDER BY position DESC LIMIT 1',
      )
      await cutOffAt(6)
      const { id: firstBroken, position } = last ?? {}
      expect(await verify()).toMatchObject({ ok: false, entries: 6, firstBroken, position, fault: 'truncated' })
    })

    it('where its end was cut off and its head set back', async () => {
      await verify()
      await cutOffAt(6)
      await tamper(
        `UPDATE audit_head SET position = 6, entry_id = :id,
                seal = (SELECT seal FROM audit_seals WHERE position = 6) WHERE id = 1`,
        { id: entryAt(6) },
      )
      expect(await verify()).toMatchObject({ ok: false, fault: 'head' })
    })

    it.each([
      ['set back to the beginning', 'UPDATE audit_head SET position = 0, entry_id = NULL'],
      ['without its signature', 'UPDATE audit_head SET mac = NULL'],
      ['further away than any', 'UPDATE audit_head SET position = 18446744073709551615'],
      ['of another entry', 'UPDATE audit_head SET seal = REPEAT(0x01, 32)'],
      ['gone', 'DELETE FROM audit_head'],
    ])('where its head is %s', async (_how, change) => {
      await tamper(change)
      expect(await verify()).toMatchObject({ ok: false, fault: 'head' })
    })

    it('at an entry, also where its head was tampered with as well', async () => {
      await tamper(`UPDATE audit_log SET detail = '{}' WHERE id = :id`, { id: entryAt(4) })
      await tamper('UPDATE audit_head SET unsigned_until = NOW(3) + INTERVAL 1 DAY')
      expect(await verify()).toMatchObject({ firstBroken: entryAt(4), position: 4, fault: 'edited' })
    })

    it('where somebody without the key has had all of it sealed anew', async () => {
      await tamper('DELETE FROM audit_log WHERE id = :id', { id: entryAt(2) })
      await tamper(`UPDATE audit_log SET detail = '{}', mac = NULL WHERE id = :id`, { id: entryAt(4) })
      await tamper('DELETE FROM audit_seals')
      await tamper(
        `UPDATE audit_head SET position = 0, seal = UNHEX(REPEAT('00', 32)), entry_id = NULL, mac = NULL,
                unsigned_until = NOW(3) + INTERVAL 1 DAY`,
      )
      await tamper('UPDATE audit_log SET unsealed = 1')
      expect(await verify()).toMatchObject({ ok: false, entries: 0, fault: 'head' })
      expect(await row(app.context.db, 'SELECT COUNT(*) AS seals FROM audit_seals')).toEqual({ seals: 0 })
    })

    it.each([
      ['that is no UUIDv7', 'RANDOM_BYTES(16)'],
      ['before all others', `UNHEX(REPEAT('00', 16))`],
    ])('where an entry was inserted under an id %s, which hides no other entry', async (_what, id) => {
      await tamper(
        `INSERT INTO audit_log (id, at, actor_role, action, subject_type, detail, mac, unsealed)
         VALUES (${id}, NOW(3), 'nobody', 'gig.close', 'gig', 'no JSON', NULL, NULL)`,
      )
      expect(await verify()).toMatchObject({ ok: false, firstBroken: expect.any(String), fault: 'inserted' })
      await app.api.get('/admin/audit-log', { as: admin, query: { limit: 100 } }).expect(200)
    })

    it('where an entry was inserted with a seal of its own', async () => {
      const id = newId()
      const entry = `INSERT INTO audit_log (id, ${copied}, mac, unsealed)
                     SELECT :id, ${copied}, mac, NULL FROM audit_log WHERE id = :fromId`
      await tamper(entry, { id, fromId: entryAt(5) })
      const seal = 'INSERT INTO audit_seals (position, entry_id, seal) VALUES (:position, :id, RANDOM_BYTES(32))'
      await expect(tamper(seal, { position: 0, id })).rejects.toThrow()
      await tamper(seal, { position: 1_000, id })
      expect(await verify()).toMatchObject({ ok: false, firstBroken: id, fault: 'deleted' })
    })

    it('where a sealed entry was marked as if it were not, and goes on sealing others', async () => {
      await tamper('UPDATE audit_log SET unsealed = 1 WHERE id = :id', { id: entryAt(3) })
      const { entries } = await verify()
      expect(entries).toBe(entryIds.length)
      expect(await verify()).toMatchObject({
        ok: false,
        entries: entries + 1,
        firstBroken: entryAt(3),
        fault: 'edited',
      })
    })
  })

  it('is found rewritten by its exported head, even where everything fits together again', async () => {
    const { head } = await verify()
    if (!head) throw new Error('There is no head')
    const exported = { headEntries: String(head.entries), headSeal: head.seal }
    expect(await verify(exported)).toMatchObject({ ok: true })

    // Whoever has the database and the key begins the chain anew, without one of the entries.
    await tamper('DELETE FROM audit_log WHERE id = :id', { id: entryAt(2) })
    await tamper('DELETE FROM audit_seals')
    await tamper(`UPDATE audit_head SET position = 0, seal = UNHEX(REPEAT('00', 32)), entry_id = NULL`)
    await tamper('UPDATE audit_log SET unsealed = 1')
    const connection = await app.context.db.connectAlone()
    await beginAuditChain(connection, app.context.db)
    await connection.end()

    expect(await verify()).toMatchObject({ ok: true })
    expect(await verify(exported)).toMatchObject({ ok: false, position: head.entries, fault: 'rewritten' })
    const longer = { headEntries: '100000', headSeal: head.seal }
    expect(await verify(longer)).toMatchObject({ ok: false, fault: 'truncated' })
  })

  it('needs both parts of an exported head', async () => {
    const query = { headEntries: '3' }
    expect(expectFaults(await app.api.get('/admin/audit-log/verify', { as: admin, query }))).toEqual([
      '/query/headSeal incomplete',
    ])
  })

  it('refuses a cursor that no verification gave', async () => {
    const query = { cursor: 'AAAA' }
    expect(expectFaults(await app.api.get('/admin/audit-log/verify', { as: admin, query }), 'invalid_cursor')).toEqual([
      '/query/cursor invalid_cursor',
    ])
  })

  it('is sealed without a gap by any number of processes at once', async () => {
    const other = await startApp({ WORKER: 'off' })
    try {
      await Promise.all(
        Array.from({ length: 30 }, async (_, i) => {
          const { api, context } = i % 2 ? app : other
          await api.get('/admin/queues', { as: admin }).expect(200)
          await runChore(context, 'seal-audit-log')
        }),
      )
      const report = await verify()
      expect(report).toMatchObject({ ok: true })
      const sums = await row<{ first: number; last: number; seals: number }>(
        app.context.db,
        'SELECT MIN(position) AS first, MAX(position) AS last, COUNT(*) AS seals FROM audit_seals',
      )
      expect(sums).toMatchObject({ first: 1, last: report.entries, seals: report.entries })
    } finally {
      await other.close()
    }
  })

  it('takes the entries of the version before, which nobody has signed, for a day', async () => {
    const older = `INSERT INTO audit_log (id, at, actor_role, action, subject_type, detail)
                   VALUES (:id, NOW(3), 'system', 'gig.close', 'gig', '{}')`
    await clearWorkerDatabase()
    admin = await makeAdmin(app)
    await tamper('UPDATE audit_head SET unsigned_until = NOW(3) + INTERVAL 1 DAY')
    const connection = await app.context.db.connectAlone()
    await beginAuditChain(connection, app.context.db)
    await connection.end()
    await tamper(older, { id: newId() })
    expect(await verify()).toMatchObject({ ok: true })

    // Nobody can put that off: the head is signed.
    await tamper('UPDATE audit_head SET unsigned_until = NOW(3) + INTERVAL 2 DAY')
    expect(await verify()).toMatchObject({ ok: false, fault: 'head' })
  })
})

describe('What an admin reads', () => {
  const readsOf = async (): Promise<AuditPage['data']> =>
    (await app.api.get('/admin/audit-log', { as: admin, query: { action: 'admin.read', limit: 100 } }).expect(200)).body
      .data

  it('is an entry: whose data, on which route, and narrowed down by what, but not by whose name', async () => {
    const worker = await makeWorker(app)
    await app.api.get(`/admin/users/${worker.id}/story`, { as: admin }).expect(200)
    await app.api.get('/admin/users', { as: admin, query: { email: worker.email, status: 'active' } }).expect(200)
    await app.api.get('/admin/gigs', { as: admin, query: { clientId: worker.id, limit: 5 } }).expect(200)

    const [gigs, users, story] = await readsOf()
    const actor = { id: admin.id, role: 'admin' }
    expect(story).toMatchObject({
      actor,
      subject: { type: 'user', id: worker.id },
      detail: { route: '/admin/users/:userId/story' },
    })
    expect(users).toMatchObject({ subject: { type: 'list', id: null }, detail: { filters: 'email,status' } })
    expect(gigs).toMatchObject({ subject: { type: 'user', id: worker.id }, detail: { filters: 'clientId' } })
    expect(JSON.stringify([gigs, users, story])).not.toContain(worker.email)
  })

  it('can be left out of the audit log', async () => {
    const query = { reads: 'false', limit: 100 }
    const { body }: { body: AuditPage } = await app.api.get('/admin/audit-log', { as: admin, query }).expect(200)
    expect(body.data.map(({ action }) => action)).not.toContain('admin.read')
  })

  it('is no entry where it was refused', async () => {
    const before = (await readsOf()).length
    const worker = await makeWorker(app)
    await app.api.get('/admin/users', { as: worker }).expect(403)
    await app.api.get(`/admin/users/${newId()}`, { as: admin }).expect(404)
    expect(await readsOf()).toHaveLength(before + 1) // The look before.
  })
})

describe('Every day every admin', () => {
  const restart = async () => {
    await app.close()
    app = await startApp()
  }
  const exportTwice = async () => {
    for (let i = 0; i < 2; i += 1) await runChore(app.context, 'export-audit-head')
  }
  const onlyMail = () =>
    eventually(() => {
      const [mail, another] = app.mail.messages(admin.email)
      if (!mail || another) throw new Error('There is not one mail')
      return Promise.resolve(mail)
    })

  it('gets one mail with the end of the chain, with a link that verifies the log against it', async () => {
    await restart()
    const suspended = await makeAdmin(app)
    await write(app.context.db, 'UPDATE users SET suspended_at = NOW(3) WHERE id = :id', { id: suspended.id })
    await exportTwice()
    const { text } = await onlyMail()
    const [, headEntries = '', headSeal = ''] =
      /\/admin\/audit\?headEntries=(\d+)&headSeal=([0-9a-f]{64})/.exec(text) ?? []
    expect(await verify({ headEntries, headSeal })).toMatchObject({ ok: true })
    expect(app.mail.messages(suspended.email)).toEqual([])
  })

  it.each([
    ['an entry', `UPDATE audit_log SET detail = '{}' LIMIT 1`, 'The entry, or its seal, is not as it was written.'],
    ['the head', 'UPDATE audit_head SET position = 3', 'The record of where the chain ends is not ours.'],
    [
      'when it was last told',
      `UPDATE audit_head SET mac = NULL, exported_on = '9999-12-31'`,
      'The record of where the chain ends is not ours.',
    ],
  ])('is told in one mail what is wrong with the log, where somebody has changed %s', async (_what, change, found) => {
    await restart()
    await tamper(change)
    await exportTwice()
    const { subject, text } = await onlyMail()
    expect(subject).toBe('The audit log is not as it was written')
    expect(text.replace(/\s+/g, ' ')).toContain(found)
  })
})

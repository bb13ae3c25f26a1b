import { createDb, inTransaction, isDuplicate, row, rows, write, writeMany, type Db, type Sql } from '../src/config/db'
import { bind } from '../src/config/statement'
import { newId } from '../src/utils/uuid'
import { eventually } from './support/eventually'
import { createEmptyDatabase } from './support/services'

/** How long a statement may run until the caller has an answer, with room for a busy machine. */
const ANSWER_MS = 4_000

let db: Db
let url: string
beforeAll(async () => {
  url = await createEmptyDatabase('db')
  db = createDb(url, 4)
  await write(
    db,
    `CREATE TABLE things (
       id BINARY(16) NOT NULL PRIMARY KEY, owner_id BINARY(16) NULL, name VARCHAR(40) NOT NULL, tag VARCHAR(40) NULL,
       size BIGINT NOT NULL DEFAULT 0, hidden TINYINT(1) NOT NULL DEFAULT 0, made_at DATETIME(3) NULL, digest BINARY(32) NULL,
       UNIQUE KEY things_name (name), UNIQUE KEY things_tag (tag))`,
  )
})
afterAll(() => db.close())
beforeEach(() => write(db, 'DELETE FROM things'))

const insert = (name: string, id = newId()) =>
  write(db, 'INSERT INTO things (id, name) VALUES (:id, :name)', { id, name })
const names = async () =>
  (await rows<{ name: string }>(db, 'SELECT name FROM things ORDER BY name')).map(({ name }) => name)

describe('a statement', () => {
  it('takes UUIDs as text under every name of an id, and gives them back as text', async () => {
    const [id, ownerId] = [newId(), newId()]
    await write(db, 'INSERT INTO things (id, owner_id, name) VALUES (:id, :ownerId, :name)', { id, ownerId, name: 'a' })

    expect(await row(db, 'SELECT HEX(id) AS hex FROM things')).toEqual({ hex: id.replaceAll('-', '').toUpperCase() })
    const text = 'SELECT id, owner_id AS ownerId FROM things WHERE id IN (:ids) AND owner_id IN (:ownerIds)'
    expect(await rows(db, text, { ids: [newId(), id], ownerIds: [ownerId] })).toEqual([{ id, ownerId }])
  })

  it('refuses what is no UUID under the name of an id, and leaves the same text alone under another', async () => {
    await expect(row(db, 'SELECT name FROM things WHERE id = :id', { id: 'a' })).rejects.toThrow('Not a UUID')
    const id = newId()
    await insert(id)
    expect(await row(db, 'SELECT name FROM things WHERE name = :grid', { grid: id })).toEqual({ name: id })
  })

  it('fills IN with a list of any length', async () => {
    for (const name of ['a', 'b', 'c']) await insert(name)
    const text = 'SELECT name FROM things WHERE name IN (:wanted) ORDER BY name'
    expect(await rows(db, text, { wanted: ['c', 'a', 'x'] })).toEqual([{ name: 'a' }, { name: 'c' }])
    expect(await rows(db, text, { wanted: ['b'] })).toEqual([{ name: 'b' }])
    for (const length of [2, 3, 63, 64, 65]) {
      const others = Array.from({ length: length - 1 }, (_, i) => `other ${i}`)
      expect(await rows(db, text, { wanted: [...others, 'b'] })).toEqual([{ name: 'b' }])
    }
  })

  it('has few texts, however long its lists are, so that it can be prepared', () => {
    const texts = Array.from({ length: 64 }, (_, i) => bind('SELECT 1 IN (:wanted)', { wanted: Array(i + 1).fill(1) }))
    expect(new Set(texts.map(({ text }) => text)).size).toBe(7)
    expect(texts.filter(({ varies }) => varies)).toEqual([])
  })

  it('refuses an empty list, which no database understands', async () => {
    const text = 'SELECT name FROM things WHERE name IN (:wanted) AND id IN (:ids)'
    await expect(rows(db, text, { wanted: [], ids: [newId()] })).rejects.toThrow(':wanted is an empty list')
    await expect(rows(db, text, { wanted: [], ids: [newId(), newId()] })).rejects.toThrow(':wanted is an empty list')
  })

  it('fails with an error that tells who has asked, as the SQL is in no log', async () => {
    const readWhatIsNotThere = async () => {
      await rows(db, 'SELECT nothing FROM things')
    }
    await expect(readWhatIsNotThere()).rejects.toMatchObject({
      code: 'ER_BAD_FIELD_ERROR',
      stack: expect.stringContaining('readWhatIsNotThere'),
    })
    const changeWhatIsNotThere = async (sql: Sql) => {
      await write(sql, 'UPDATE things SET nothing = 1')
    }
    await expect(inTransaction(db, changeWhatIsNotThere)).rejects.toMatchObject({
      stack: expect.stringContaining('changeWhatIsNotThere'),
    })
  })

  it('takes a limit', async () => {
    for (const name of ['a', 'b', 'c']) await insert(name)
    const found = await rows(db, 'SELECT name FROM things ORDER BY name LIMIT :limit', { limit: 2 })
    expect(found).toEqual([{ name: 'a' }, { name: 'b' }])
    const text = 'SELECT name FROM things WHERE name IN (:names) ORDER BY name LIMIT :limit'
    expect(await rows(db, text, { names: ['b', 'c'], limit: 1 })).toEqual([{ name: 'b' }])
  })

  it('binds values and never puts them into the text', async () => {
    const name = `x'); DROP TABLE things; -- :id ?`
    await insert(name)
    expect(await row(db, 'SELECT name FROM things WHERE name = :name', { name })).toEqual({ name })
  })

  it('is refused before it is sent when a parameter is missing', async () => {
    const refused = write(db, 'DELETE FROM things WHERE name = :name AND size = :size', { name: 'a' })
    await expect(refused).rejects.toThrow(new TypeError('The statement needs :size'))
  })

  it('inserts many rows, each with its own values', async () => {
    const items = Array.from({ length: 1_201 }, (_, i) => ({ id: newId(), name: `n${i}`, size: i }))
    await writeMany(db, 'INSERT INTO things (id, name, size) VALUES', '(:id, :name, :size)', items)
    const stored = await row(db, `SELECT COUNT(*) AS found, SUM(name = CONCAT('n', size)) AS matching FROM things`)
    expect(stored).toEqual({ found: 1_201, matching: 1_201 })
  })

  it('tells how many rows a guarded update touched', async () => {
    await insert('a')
    const rename = () => write(db, `UPDATE things SET size = 1 WHERE name = 'a' AND size = 0`)
    expect([await rename(), await rename()]).toEqual([1, 0])
  })
})

describe('a row', () => {
  it('has instants in ISO 8601 UTC, booleans, and whole numbers up to 2^53', async () => {
    const madeAt = '2026-11-22T10:00:00.123Z'
    const values = { id: newId(), hidden: true, size: 9_007_199_254_740_991, madeAt: new Date(madeAt) }
    await write(
      db,
      `INSERT INTO things (id, name, hidden, size, made_at) VALUES (:id, 'a', :hidden, :size, :madeAt)`,
      values,
    )

    const found = await row(db, 'SELECT hidden, size, made_at AS madeAt, NOT hidden AS shown FROM things')

    expect(found).toEqual({ hidden: true, size: 9_007_199_254_740_991, madeAt, shown: 0 })
  })

  it('keeps null as null, and other binary columns as bytes', async () => {
    const digest = Buffer.alloc(32, 7)
    await write(db, `INSERT INTO things (id, name, digest) VALUES (:id, 'a', :digest)`, { id: newId(), digest })
    const found = await row(db, 'SELECT owner_id AS ownerId, made_at AS madeAt, digest FROM things')
    expect(found).toEqual({ ownerId: null, madeAt: null, digest })
  })
})

describe('a duplicate', () => {
  it('is told by the key that refused it', async () => {
    await write(db, `INSERT INTO things (id, name, tag) VALUES (:id, 'a', 'things_name')`, { id: newId() })
    const text = 'INSERT INTO things (id, name, tag) VALUES (:id, :name, :tag)'
    const ofName: unknown = await write(db, text, { id: newId(), name: 'a', tag: 'b' }).catch((error: unknown) => error)
    const ofTag: unknown = await write(db, text, { id: newId(), name: 'b', tag: 'things_name' }).catch(
      (error: unknown) => error,
    )

    expect([isDuplicate(ofName, 'things_name'), isDuplicate(ofName, 'things_tag')]).toEqual([true, false])
    expect([isDuplicate(ofTag, 'things_name'), isDuplicate(ofTag, 'things_tag')]).toEqual([false, true])
  })

  it('is no other error that ends in the same words', async () => {
    const text = `SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = "Not a duplicate of 'things_name'"`
    const error: unknown = await write(db, text).catch((caught: unknown) => caught)
    expect(error).toMatchObject({ message: expect.stringMatching(/'things_name'$/) })
    expect(isDuplicate(error, 'things_name')).toBe(false)
  })
})

describe('a transaction', () => {
  it('leaves nothing behind when it throws, and throws the same', async () => {
    const cause = new Error('changed my mind')
    const failing = inTransaction(db, async (sql) => {
      await write(sql, `INSERT INTO things (id, name) VALUES (:id, 'a')`, { id: newId() })
      throw cause
    })
    await expect(failing).rejects.toBe(cause)
    expect(await names()).toEqual([])
  })

  it('runs again from its start when a deadlock ended it', async () => {
    await insert('a')
    await insert('b')
    let starts = 0
    const bothHold = meeting(2)
    const lockBoth = (first: string, second: string) =>
      inTransaction(db, async (sql) => {
        starts += 1
        const add = 'UPDATE things SET size = size + 1 WHERE name = :name'
        await write(sql, add, { name: first })
        await bothHold()
        await write(sql, add, { name: second })
      })

    await Promise.all([lockBoth('a', 'b'), lockBoth('b', 'a')])

    expect(starts).toBe(3)
    expect(await rows(db, 'SELECT name, size FROM things ORDER BY name')).toEqual([
      { name: 'a', size: 2 },
      { name: 'b', size: 2 },
    ])
  })
})

/** Resolves for all once that many have come, and at once for whoever comes later. */
function meeting(size: number): () => Promise<void> {
  const { promise, resolve } = withResolvers()
  let missing = size
  return () => {
    missing -= 1
    if (missing <= 0) resolve()
    return promise
  }
}

function withResolvers() {
  let resolve = (): void => undefined
  const promise = new Promise<void>((fulfil) => (resolve = fulfil))
  return { promise, resolve }
}

describe('a statement that takes too long', () => {
  const connectionId = async (pool: Db) => (await row<{ id: number }>(pool, 'SELECT CONNECTION_ID() AS id'))?.id

  it.each([
    ['alone', (pool: Db) => rows(pool, 'SELECT SLEEP(4)')],
    ['in a transaction', (pool: Db) => inTransaction(pool, (sql) => insertThenSleep(sql))],
  ])('%s is unavailable, is ended in the server too, and leaves the pool whole', async (_where, run) => {
    const pool = createDb(url, 1)
    const connection = await connectionId(pool)
    const startedAt = Date.now()

    await expect(run(pool)).rejects.toMatchObject({ code: 'unavailable', status: 503 })

    expect(Date.now() - startedAt).toBeLessThan(ANSWER_MS)
    const doing = 'SELECT command FROM information_schema.processlist WHERE id = :connection'
    expect(await rows(db, doing, { connection: connection ?? 0 })).toEqual([{ command: 'Sleep' }])
    expect(await connectionId(pool)).toBe(connection)
    expect(await names()).toEqual([])
    await pool.close()
  })

  it('is unavailable as soon as its request has waited long enough, and costs its connection', async () => {
    const pool = createDb(url, 1)
    const before = await connectionId(pool)
    const impatient = pool.within(200)

    await expect(inTransaction(impatient, (sql) => insertThenSleep(sql))).rejects.toMatchObject({ status: 503 })
    await expect(rows(impatient, 'SELECT 1')).rejects.toMatchObject({ status: 503 })

    expect(await connectionId(pool)).not.toBe(before)
    expect(await names()).toEqual([])
    const atServer = 'SELECT id FROM information_schema.processlist WHERE id = :connection'
    await eventually(async () => expect(await rows(pool, atServer, { connection: before ?? 0 })).toEqual([]))
    await pool.close()
  })

  it('is unavailable, however quick it would be, when its request has no time left', async () => {
    const pool = createDb(url, 1)
    await connectionId(pool)
    await expect(connectionId(pool.within(0))).rejects.toMatchObject({ status: 503 })
    await pool.close()
  })

  async function insertThenSleep(sql: Parameters<typeof write>[0]): Promise<void> {
    await write(sql, `INSERT INTO things (id, name) VALUES (:id, 'half')`, { id: newId() })
    await rows(sql, 'SELECT SLEEP(4)')
  }
})

import { gatherOver, type Db, type Sql } from '../../../src/config/db'
import type { Statement } from '../../../src/config/statement'

/** What a use case of the product sends to its database, in order: it is done for real. */
export async function statementsOf(db: Db, useCase: (db: Db) => Promise<unknown>): Promise<Statement[]> {
  const sent: Statement[] = []
  const noting = (sql: Sql): Sql => ({
    execute(statement) {
      sent.push(statement)
      return sql.execute(statement)
    },
    count: (action) => sql.count(action),
    changed: (tag) => sql.changed(tag),
    sign: (text) => sql.sign(text),
  })
  const inside: Db['transaction'] = (work) => db.transaction((sql) => work(noting(sql)))
  const recording: Db = {
    ...db,
    ...noting(db),
    transaction: inside,
    transactionBefore: inside,
    within: () => recording,
    gather: gatherOver(() => recording),
  }
  await useCase(recording)
  return sent
}

/** The writes that a model sends, without a database: each is told that it has changed one row. */
export async function writesOf(work: (sql: Sql) => Promise<unknown>): Promise<Statement[]> {
  const sent: Statement[] = []
  await work({
    execute(statement) {
      sent.push(statement)
      return Promise.resolve([{ affectedRows: 1 }, []])
    },
    count: () => undefined,
    changed: () => undefined,
    sign: () => Buffer.alloc(32),
  })
  return sent
}

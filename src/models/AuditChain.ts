import { row, rows, write, writeMany, type Sql } from '../config/db'
import { AUDIT_COLUMNS, type AuditRow } from './AuditLog'

/** Where the chain ends. */
export interface Head {
  /** How many entries are sealed. */
  position: number
  entryId: string | null
  seal: Buffer
  /** null where somebody has taken it away. */
  mac: Buffer | null
  /** In ms since 1970. */
  unsignedUntil: number | null
  /** The place of the last seal that there is, which should be the same. */
  lastSealed: number
  /** Whether what nobody has signed may still be of a process of the version before. */
  takesUnsigned: boolean
}

/** An entry with what proves it; null of what is older than signatures. */
export type ProvenEntry = AuditRow & { mac: Buffer | null }

const HEAD = `SELECT position, entry_id AS entryId, seal, mac, ROUND(UNIX_TIMESTAMP(unsigned_until) * 1000) AS unsignedUntil,
  COALESCE((SELECT MAX(s.position) FROM audit_seals s), 0) AS lastSealed,
  COALESCE(unsigned_until > NOW(3), 0) AS takes FROM audit_head WHERE id = 1`

type HeadColumns = Omit<Head, 'takesUnsigned' | 'position' | 'lastSealed'> & {
  takes: number
  /** The driver gives as text what is larger than any that we have written. */
  position: number | string
  lastSealed: number | string
}

async function readHead(sql: Sql, text: string): Promise<Head | undefined> {
  const found = await row<HeadColumns>(sql, text)
  if (!found) return undefined
  const { takes, position, lastSealed, ...head } = found
  return { ...head, position: Number(position), lastSealed: Number(lastSealed), takesUnsigned: takes === 1 }
}

/** @returns undefined when somebody has removed it */
export const findHead = (sql: Sql) => readHead(sql, HEAD)

/** Of all who seal, one at a time. */
export const lockHead = (sql: Sql) => readHead(sql, `${HEAD} FOR UPDATE`)

export async function setHead(
  sql: Sql,
  { position, entryId, seal, mac }: Pick<Head, 'position' | 'entryId' | 'seal' | 'mac'>,
): Promise<void> {
  const text = `UPDATE audit_head SET position = :position, entry_id = :entryId, seal = :seal, mac = :mac WHERE id = 1`
  await write(sql, text, { position, entryId, seal, mac })
}

/** Entries that are not yet part of the chain, oldest first. */
export async function listUnsealed(sql: Sql, limit: number): Promise<ProvenEntry[]> {
  const text = `SELECT ${AUDIT_COLUMNS}, a.mac FROM audit_log a LEFT JOIN audit_seals s ON s.entry_id = a.id
                WHERE a.unsealed = 1 AND s.entry_id IS NULL ORDER BY a.id LIMIT :limit`
  return rows<ProvenEntry>(sql, text, { limit })
}

/** Signs an entry of the version before. */
export async function sign(sql: Sql, id: string, mac: Buffer): Promise<void> {
  await write(sql, 'UPDATE audit_log SET mac = :mac WHERE id = :id', { id, mac })
}

export interface Seal {
  position: number
  entryId: string
  seal: Buffer
}

export async function addSeals(sql: Sql, seals: readonly Seal[]): Promise<void> {
  const head = 'INSERT INTO audit_seals (position, entry_id, seal) VALUES'
  await writeMany(
    sql,
    head,
    '(:position, :entryId, :seal)',
    seals.map((seal) => ({ ...seal })),
  )
  const ids = seals.map(({ entryId }) => entryId)
  await write(sql, 'UPDATE audit_log SET unsealed = NULL WHERE id IN (:ids)', { ids })
}

/** Seals behind a position, in their order, each with its entry; null where that is gone. */
export async function listSealed(
  sql: Sql,
  { after, upTo, limit }: { after: number; upTo: number; limit: number },
): Promise<(Seal & { entry: ProvenEntry | null })[]> {
  const found = await rows<Seal & Omit<ProvenEntry, 'id'> & { id: string | null }>(
    sql,
    `SELECT s.position, s.entry_id AS entryId, s.seal, ${AUDIT_COLUMNS}, a.mac
     FROM audit_seals s LEFT JOIN audit_log a ON a.id = s.entry_id
     WHERE s.position > :after AND s.position <= :upTo ORDER BY s.position LIMIT :limit`,
    { after, upTo, limit },
  )
  return found.map(({ position, entryId, seal, id, ...rest }) => ({
    ...{ position, entryId, seal },
    entry: id === null ? null : { ...rest, id },
  }))
}

/**
 * Entries in the order of their ids, and whether each is part of the chain, or waits to be.
 * @param range afterId: null for the first of all
 */
export async function listProven(
  sql: Sql,
  { afterId, limit }: { afterId: string | null; limit: number },
): Promise<(ProvenEntry & { isSealed: boolean; isWaiting: boolean })[]> {
  const found = await rows<ProvenEntry & { sealed: number; waiting: number }>(
    sql,
    `SELECT ${AUDIT_COLUMNS}, a.mac, (s.entry_id IS NOT NULL) AS sealed, (a.unsealed IS NOT NULL) AS waiting
     FROM audit_log a LEFT JOIN audit_seals s
       ON s.entry_id = a.id AND s.position BETWEEN 1 AND (SELECT position FROM audit_head WHERE id = 1)
     ${afterId === null ? '' : 'WHERE a.id > :afterId'} ORDER BY a.id LIMIT :limit`,
    { afterId, limit },
  )
  return found.map(({ sealed, waiting, ...entry }) => ({
    ...entry,
    isSealed: sealed === 1,
    isWaiting: waiting === 1,
  }))
}

const EXPORTED_TODAY = '(exported_on <=> DATE(NOW(3)))'

export async function isExportDue(sql: Sql): Promise<boolean> {
  return (await row(sql, `SELECT 1 FROM audit_head WHERE id = 1 AND ${EXPORTED_TODAY}`)) === undefined
}

/** Notes that the head is exported today. @returns false when it was; where there is no head, that cannot be known */
export async function markExported(sql: Sql): Promise<boolean> {
  const marked = await write(
    sql,
    `UPDATE audit_head SET exported_on = DATE(NOW(3)) WHERE id = 1 AND NOT ${EXPORTED_TODAY}`,
  )
  return marked === 1 || (await row(sql, 'SELECT 1 FROM audit_head WHERE id = 1')) === undefined
}

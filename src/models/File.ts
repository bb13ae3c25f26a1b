import { row, rows, write, type Sql } from '../config/db'
import type { DocumentKind, FilePurpose } from '../schemas/vocabulary'
import { ACTIVE } from './User'

export interface FileRow {
  id: string
  ownerId: string
  purpose: FilePurpose
  kind: DocumentKind | null
  fileName: string
  mimeType: string
  /** In bytes; of a picture that of its largest form. */
  size: number
  mediumSize: number | null
  smallSize: number | null
  sha256: Buffer
  createdAt: string
}

const COLUMNS = `f.id, f.owner_id AS ownerId, f.purpose, f.kind, f.file_name AS fileName, f.mime_type AS mimeType, f.size,
  f.medium_size AS mediumSize, f.small_size AS smallSize, f.sha256, f.created_at AS createdAt`

export type NewFile = Pick<FileRow, 'id' | 'ownerId' | 'purpose' | 'kind' | 'fileName' | 'mimeType' | 'size'> &
  Partial<Pick<FileRow, 'mediumSize' | 'smallSize'>>

/** Says that bytes are about to be kept. Until markStored the file counts for its owner's room, and nobody finds it. */
export async function insertPending(sql: Sql, file: NewFile): Promise<void> {
  await write(
    sql,
    `INSERT INTO files (id, owner_id, purpose, kind, file_name, mime_type, size, medium_size, small_size, created_at, changed_at)
     VALUES (:id, :ownerId, :purpose, :kind, :fileName, :mimeType, :size, :mediumSize, :smallSize, NOW(3), NOW(3))`,
    { mediumSize: null, smallSize: null, ...file },
  )
}

/** The bytes that a user's files take, with those that are just being kept; without exports, which are ours. */
export async function roomTaken(sql: Sql, ownerId: string): Promise<number> {
  const found = await row<{ taken: number }>(
    sql,
    `SELECT COALESCE(SUM(size + COALESCE(medium_size, 0) + COALESCE(small_size, 0)), 0) AS taken FROM files
     WHERE owner_id = :ownerId AND purpose IN ('avatar', 'logo', 'document') AND state IN ('pending', 'stored')`,
    { ownerId },
  )
  return found?.taken ?? 0
}

/** Its bytes are kept. @returns false when it was given up meanwhile */
export async function markStored(
  sql: Sql,
  { id, size, sha256 }: Pick<FileRow, 'id' | 'size' | 'sha256'>,
): Promise<boolean> {
  const text = `UPDATE files SET state = 'stored', size = :size, sha256 = :sha256, changed_at = NOW(3)
                WHERE id = :id AND state = 'pending'`
  return (await write(sql, text, { id, size, sha256 })) === 1
}

/** Its bytes will not be kept after all. One that is stored stays so. */
export async function giveUp(sql: Sql, id: string): Promise<void> {
  await write(sql, `UPDATE files SET state = 'deleted', changed_at = NOW(3) WHERE id = :id AND state = 'pending'`, {
    id,
  })
}

export async function findStored(sql: Sql, id: string): Promise<FileRow | undefined> {
  return row<FileRow>(sql, `SELECT ${COLUMNS} FROM files f WHERE f.id = :id AND f.state = 'stored'`, { id })
}

/** A picture that everybody may see: of an active user, and of a worker who is not hidden. */
const SHARED = `f.purpose IN ('avatar', 'logo') AND ${ACTIVE}
  AND (f.purpose = 'logo' OR EXISTS (SELECT 1 FROM worker_profiles p WHERE p.user_id = f.owner_id AND p.visibility = 'public'))`

/** Whether :viewerId stands on the other side of something to which the owner is shown: an application, an invitation. */
const met = (table: string): string => `EXISTS (SELECT 1 FROM ${table} m
  WHERE m.worker_id = IF(f.purpose = 'avatar', f.owner_id, :viewerId) AND m.client_id = IF(f.purpose = 'avatar', :viewerId, f.owner_id))`

/** Whether the document goes with an application that waits for :viewerId, or with which they have hired. */
const ATTACHED = `EXISTS (SELECT 1 FROM application_documents d JOIN applications a ON a.id = d.application_id
  WHERE d.file_id = f.id AND a.client_id = :viewerId AND a.status IN (:readable))`

/** Whoever looks at a file; null: nobody who has signed in. */
export type Viewer = { id: string; isAdmin: boolean } | null

/**
 * A stored file, if the viewer may see it. Everybody may see pictures of visible profiles; those of others, whoever has
 * to do with them, and admins. Documents, their owner, and clients with whose applications they go.
 * @param readable the states of an application in which its client may read what goes with it
 */
export async function findVisible(
  sql: Sql,
  id: string,
  viewer: Viewer,
  readable: readonly string[],
): Promise<(FileRow & { shared: boolean }) | undefined> {
  const found = await row<FileRow & { isShared: number }>(
    sql,
    `SELECT ${COLUMNS}, (${SHARED}) AS isShared FROM files f JOIN users u ON u.id = f.owner_id
     WHERE f.id = :id AND f.state = 'stored' AND f.purpose <> 'export'
       AND ((${SHARED}) OR f.owner_id = :viewerId
            OR (f.purpose IN ('avatar', 'logo') AND (:isAdmin OR ${met('applications')} OR ${met('invitations')}))
            OR (f.purpose = 'document' AND ${ATTACHED}))`,
    { id, viewerId: viewer?.id ?? null, isAdmin: viewer?.isAdmin ?? false, readable },
  )
  if (!found) return undefined
  const { isShared, ...file } = found
  return { ...file, shared: isShared === 1 }
}

const DOCUMENT = `f.owner_id = :ownerId AND f.purpose = 'document' AND f.state = 'stored'`

/** A user's documents, newest first. */
export async function listDocuments(
  sql: Sql,
  { ownerId, beforeId, limit }: { ownerId: string; beforeId: string | null; limit: number },
): Promise<FileRow[]> {
  const conditions = [DOCUMENT, beforeId && 'f.id < :beforeId'].filter(Boolean).join(' AND ')
  const text = `SELECT ${COLUMNS} FROM files f WHERE ${conditions} ORDER BY f.id DESC LIMIT :limit`
  return rows(sql, text, { ownerId, beforeId, limit })
}

/** One of a user's documents, which nobody else changes before the transaction ends. */
export async function lockDocument(sql: Sql, id: string, ownerId: string): Promise<FileRow | undefined> {
  return row(sql, `SELECT ${COLUMNS} FROM files f WHERE f.id = :id AND ${DOCUMENT} FOR UPDATE`, { id, ownerId })
}

/** The ones among these that are documents of the user, none of which is deleted before the transaction ends. */
export async function shareDocuments(sql: Sql, ids: readonly string[], ownerId: string): Promise<Set<string>> {
  if (ids.length === 0) return new Set()
  const text = `SELECT f.id FROM files f WHERE f.id IN (:ids) AND ${DOCUMENT} ORDER BY f.id LOCK IN SHARE MODE`
  return new Set((await rows<{ id: string }>(sql, text, { ids, ownerId })).map(({ id }) => id))
}

/**
 * From now on nobody finds it; its bytes go with the next sweep. InnoDB shares the owner's row here, because the index of that
 * foreign key changes too: requests share it first.
 */
export async function markDeleted(sql: Sql, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return
  await write(sql, `UPDATE files SET state = 'deleted', changed_at = NOW(3) WHERE id IN (:ids)`, { ids })
}

/** For so long its bytes may be on their way. */
const LEFT_OVER = `(state = 'deleted' OR (state = 'pending' AND changed_at < NOW(3) - INTERVAL 1 HOUR))`

export type LeftOver = Pick<FileRow, 'id' | 'purpose'>

/** Whose bytes are to go: deleted ones, and those whose storing was broken off. In the order of ids. */
export async function listLeftOver(sql: Sql, afterId: string | null, limit: number): Promise<LeftOver[]> {
  // Along the ids it would read every file there is, as soon as a few are left over.
  const text = `SELECT id, purpose FROM files FORCE INDEX (files_left_over)
                WHERE ${LEFT_OVER} ${afterId ? 'AND id > :afterId' : ''} ORDER BY id LIMIT :limit`
  return rows(sql, text, { afterId, limit })
}

/** From now on its bytes can no longer become stored. @returns false when they have, or are gone */
export async function claimLeftOver(sql: Sql, id: string): Promise<boolean> {
  const text = `UPDATE files SET state = 'deleted', changed_at = NOW(3) WHERE id = :id AND ${LEFT_OVER}`
  return (await write(sql, text, { id })) === 1
}

/** Its bytes are gone. */
export async function remove(sql: Sql, id: string): Promise<void> {
  await write(sql, `DELETE FROM files WHERE id = :id AND state = 'deleted'`, { id })
}

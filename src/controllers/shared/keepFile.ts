import { createHash } from 'node:crypto'
import { inTransaction, inTransactionBefore, type Sql } from '../../config/db'
import type { Context } from '../../context'
import * as Files from '../../models/File'
import * as Users from '../../models/User'
import { picturePurposes, pictureSizes, type PictureSize } from '../../schemas/vocabulary'
import { Problem, unavailable } from '../../utils/errors'
import { newId } from '../../utils/uuid'

/** What all files of one user may take. */
const ROOM_BYTES = 200 * 1024 * 1024

const isPicture = (purpose: string): boolean => picturePurposes.some((each) => each === purpose)

/** Under which name the storage has a file; of a picture, one of its sizes. */
export const storedName = (id: string, size: PictureSize = 'large'): string => (size === 'large' ? id : `${id}-${size}`)

/** All names under which it has bytes of a file. */
export const storedNames = ({ id, purpose }: Files.LeftOver): string[] =>
  isPicture(purpose) ? [storedName(id), storedName(id, 'medium'), storedName(id, 'small')] : [storedName(id)]

/** A file as it will be kept: one form of it, or a picture in all sizes. */
export type FileToKeep = Pick<Files.FileRow, 'ownerId' | 'purpose' | 'kind' | 'fileName' | 'mimeType'> & {
  forms: { large: Buffer } & Partial<Record<PictureSize, Buffer>>
}

/**
 * Keeps a file in three steps, so that whatever breaks off leaves nothing but a row that the sweeper knows: the row, which
 * takes its owner's room; the bytes; and one transaction in which it becomes stored and is put to use.
 * @param use what else the transaction does; its result is the reply
 * @throws Problem storage_quota_spent, unavailable
 */
export async function keepFile<T>(
  { db, files }: Context,
  { forms, ...description }: FileToKeep,
  use: (sql: Sql, file: Files.FileRow) => Promise<T>,
): Promise<T> {
  const { large, medium, small } = forms
  const id = newId()
  const sizes = { size: large.length, mediumSize: medium?.length ?? null, smallSize: small?.length ?? null }
  await takeRoom(db, { id, ...description, ...sizes })
  try {
    for (const size of pictureSizes) {
      const bytes = forms[size]
      if (bytes) await files.put(storedName(id, size), bytes, bytes.length)
    }
    const stored = { id, size: large.length, sha256: createHash('sha256').update(large).digest() }
    return await inTransaction(db, async (sql) => use(sql, await markStored(sql, description.ownerId, stored)))
  } catch (error) {
    // Otherwise its room would be taken for an hour. If the database is away, that is what happens.
    await Files.giveUp(db, id).catch(() => undefined)
    throw error
  }
}

async function markStored(
  sql: Sql,
  ownerId: string,
  stored: Parameters<typeof Files.markStored>[1],
): Promise<Files.FileRow> {
  // What an account stores while it is being deleted would never be found again.
  const owner = await Users.lockShared(sql, ownerId)
  if (owner?.deletedAt !== null) throw new Problem('session_revoked')
  const isStored = await Files.markStored(sql, stored)
  const file = isStored ? await Files.findStored(sql, stored.id) : undefined
  if (!file) throw unavailable('The storage')
  return file
}

/** Of two files at once that do not fit together, one is refused: the row of the user decides. */
async function takeRoom(db: Context['db'], file: Files.NewFile): Promise<void> {
  const { size, mediumSize, smallSize } = file
  const needed = size + (mediumSize ?? 0) + (smallSize ?? 0)
  await inTransactionBefore(db, async (sql) => {
    await Users.lock(sql, file.ownerId)
    if ((await Files.roomTaken(sql, file.ownerId)) + needed > ROOM_BYTES) throw new Problem('storage_quota_spent')
    await Files.insertPending(sql, file)
  })
}

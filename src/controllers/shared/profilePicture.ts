import { inTransaction, type Sql } from '../../config/db'
import type { Caller, Context, Origin, UploadedFile } from '../../context'
import * as AuditLog from '../../models/AuditLog'
import * as Files from '../../models/File'
import * as Users from '../../models/User'
import type { PicturePurpose } from '../../schemas/vocabulary'
import { Problem } from '../../utils/errors'
import { typeOf, unsupportedType } from '../../utils/fileTypes'
import { toPictureForms } from '../../utils/pictures'
import { refuseStale, type IfMatch } from '../../utils/precondition'
import { keepFile } from './keepFile'

const MIME_TYPE = 'image/webp'
const ALLOWED = 'a JPEG, PNG, WebP or GIF picture'

/** The picture that a profile has, and the version of the profile. */
export interface ProfilePicture {
  pictureId: string | null
  version: number
}

/** How the profiles of one role have their pictures. */
export interface PictureHolder<Reply> {
  purpose: PicturePurpose
  /** Whether it is cropped to a square. */
  isSquare: boolean
  lock: (sql: Sql, userId: string) => Promise<ProfilePicture | undefined>
  /** Gives the profile that picture and another version. */
  set: (sql: Sql, userId: string, pictureId: string | null) => Promise<void>
  toReply: (picture: ProfilePicture) => Reply
}

interface PictureCall {
  caller: Caller
  origin: Origin
  ifMatch: IfMatch
}

/**
 * Puts a picture in the place of the one that the profile has.
 * @throws Problem invalid_input for what is no picture, storage_quota_spent, precondition_failed
 */
export async function replacePicture<Reply>(
  context: Context,
  holder: PictureHolder<Reply>,
  { file, ...call }: PictureCall & { file: UploadedFile },
): Promise<Reply> {
  const type = typeOf(file.bytes)
  if (!type?.startsWith('image/')) throw unsupportedType(ALLOWED)
  const { purpose, isSquare } = holder
  const forms = await toPictureForms(file.bytes, type, { isSquare })
  const description = { ownerId: call.caller.id, purpose, kind: null, fileName: `${purpose}.webp`, mimeType: MIME_TYPE }
  return keepFile(context, { ...description, forms }, async (sql, { id, size, mimeType }) => {
    const version = await exchange(sql, holder, id, call)
    await audit(sql, 'file.upload', id, call, { purpose, mimeType, size })
    return holder.toReply({ pictureId: id, version })
  })
}

/** Leaves the profile without a picture. Fine when it has none. @throws Problem precondition_failed */
export async function removePicture<Reply>(
  { db }: Context,
  holder: PictureHolder<Reply>,
  call: PictureCall,
): Promise<Reply> {
  return inTransaction(db, async (sql) => {
    await Users.lockShared(sql, call.caller.id)
    const version = await exchange(sql, holder, null, call)
    return holder.toReply({ pictureId: null, version })
  })
}

/** @returns the version that the profile has then */
async function exchange<Reply>(
  sql: Sql,
  { purpose, lock, set }: PictureHolder<Reply>,
  pictureId: string | null,
  call: PictureCall,
): Promise<number> {
  const { caller, ifMatch } = call
  const before = await lock(sql, caller.id)
  if (!before) throw new Problem('not_found')
  refuseStale(ifMatch, before)
  if (before.pictureId === pictureId) return before.version
  await set(sql, caller.id, pictureId)
  if (before.pictureId !== null) {
    await Files.markDeleted(sql, [before.pictureId])
    await audit(sql, 'file.delete', before.pictureId, call, { purpose })
  }
  return before.version + 1
}

async function audit(
  sql: Sql,
  action: 'file.upload' | 'file.delete',
  id: string,
  { caller, origin }: PictureCall,
  detail: AuditLog.AuditEntry['detail'],
): Promise<void> {
  await AuditLog.add(sql, { actor: caller, action, subject: { type: 'file', id }, origin, detail })
}

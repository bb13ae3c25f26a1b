import { inTransaction } from '../../config/db'
import type { Call, Context } from '../../context'
import * as AuditLog from '../../models/AuditLog'
import * as Exports from '../../models/Export'
import * as Files from '../../models/File'
import * as Outbox from '../../models/Outbox'
import * as Users from '../../models/User'
import type { Export } from '../../schemas/personalData'
import { Problem } from '../../utils/errors'
import { FileReply } from '../../utils/fileReply'
import { newId } from '../../utils/uuid'
import { openFile } from './openFile'

/** Has a copy of all that is kept about the caller made, at most one a day. @throws Problem too_many_exports */
export async function ask({ db }: Context, { caller, origin }: Call<'signedIn'>): Promise<Export> {
  return inTransaction(db, async (sql) => {
    await Users.lock(sql, caller.id)
    if (await Exports.hasRecent(sql, caller.id)) throw new Problem('too_many_exports')
    const id = newId()
    await Exports.insert(sql, id, caller.id)
    await Outbox.add(sql, 'export', 'make-archive', { exportId: id })
    await AuditLog.add(sql, {
      actor: caller,
      action: 'user.export',
      subject: { type: 'user', id: caller.id },
      origin,
      detail: { exportId: id },
    })
    return { id, status: 'pending' }
  })
}

/** The archive, once it is made, for its owner alone. */
export async function fetch(
  context: Context,
  { caller, params }: Call<'signedIn', { params: { exportId: string } }>,
): Promise<FileReply | Export> {
  const { db } = context
  const own = await Exports.findOwn(db, params.exportId, caller.id)
  if (own?.fileId === null) return { id: own.id, status: 'pending' }
  const file = own && (await Files.findStored(db, own.fileId))
  if (!file) throw new Problem('not_found')
  const { id, fileName, mimeType, size, sha256 } = file
  return new FileReply({
    fileName,
    mimeType,
    size,
    tag: sha256.toString('hex'),
    inline: false,
    shared: false,
    open: (range) => openFile(context, id, { range }),
  })
}

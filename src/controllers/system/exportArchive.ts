import { Readable } from 'node:stream'
import { inTransaction } from '../../config/db'
import type { Context } from '../../context'
import * as Exports from '../../models/Export'
import * as Files from '../../models/File'
import * as Outbox from '../../models/Outbox'
import * as PersonalData from '../../models/PersonalData'
import * as Users from '../../models/User'
import { NothingStored } from '../../utils/storage'
import { withTemporaryFile } from '../../utils/temporaryFile'
import { newId } from '../../utils/uuid'
import { writeZip, type Fingerprint, type ZipEntry } from '../../utils/zip'
import { storedName } from '../shared/keepFile'
import { eachDue } from './eachDue'
import { archiveReadme } from './exportReadme'
import { everyRow, sectionsOf } from './personalData'

/**
 * Makes the archive of an export, keeps it and tells its owner. Repeated after a crash it begins anew; of two at once one counts.
 * @returns false when nobody waits for it any more
 */
export async function makeArchive(context: Context, exportId: string): Promise<boolean> {
  const { db, log } = context
  const wanted = await Exports.findUnfinished(db, exportId)
  const owner = wanted && (await Users.find(db, wanted.userId))
  if (!owner) return false
  const file = { id: newId(), ownerId: owner.id, purpose: 'export', kind: null, mimeType: 'application/zip' } as const
  const fileName = `my-data-${new Date().toISOString().slice(0, 10)}.zip`
  await Files.insertPending(db, { ...file, fileName, size: 0 })
  let isMade = false
  try {
    const stored = await storeArchive(context, owner, file.id)
    isMade = await finish(context, exportId, { id: file.id, ...stored })
    return isMade
  } finally {
    // Where this fails too, the sweep finds it in an hour.
    if (!isMade) await discard(context, file.id).catch((err: unknown) => log.warn({ err }, 'archive not discarded'))
  }
}

async function storeArchive(context: Context, owner: Users.User, fileId: string): Promise<Fingerprint> {
  const entries = await entriesOf(context, owner)
  return withTemporaryFile(async (file) => {
    const written = await writeZip(entries, file.append)
    await context.files.put(storedName(fileId), file.read(), written.size)
    return written
  })
}

/** @returns false when another process has made it, or nobody waits for it any more */
async function finish({ db }: Context, exportId: string, file: Fingerprint & { id: string }): Promise<boolean> {
  return inTransaction(db, async (sql) => {
    if (!(await Exports.finish(sql, exportId, file.id))) return false
    if (!(await Files.markStored(sql, file))) throw new Error('The archive was swept away while it was made')
    await Outbox.add(sql, 'email', 'export-ready', { exportId })
    return true
  })
}

/** Unless it is stored after all: the database may have said so, and not been heard. */
async function discard({ db, files }: Context, fileId: string): Promise<void> {
  await Files.giveUp(db, fileId)
  if (!(await Files.findStored(db, fileId))) await files.delete(storedName(fileId))
}

async function entriesOf(context: Context, owner: Users.User): Promise<ZipEntry[]> {
  const { db, env } = context
  const sections = sectionsOf(owner)
  const readme = archiveReadme(sections, env.APP_URL)
  const entries = [textEntry('README.txt', () => [readme])]
  for (const { fileName, read } of sections) entries.push(textEntry(fileName, () => read(db, owner.id)))
  for await (const { id, fileName } of everyRow(PersonalData.files, db, owner.id)) {
    const name = `files/${id}/${plain(String(fileName))}`
    entries.push({ name, compress: false, open: () => openUpload(context, id) })
  }
  return entries
}

/** A file that was deleted a moment ago, or is lost, keeps nobody from the rest. */
async function openUpload({ files, log }: Context, fileId: string): Promise<Readable> {
  try {
    return await files.open(storedName(fileId))
  } catch (error) {
    if (!(error instanceof NothingStored)) throw error
    log.warn({ fileId }, 'a file is not in the storage; it is empty in an export')
    return Readable.from([])
  }
}

const textEntry = (name: string, read: () => AsyncIterable<string> | Iterable<string>): ZipEntry => ({
  name,
  compress: true,
  open: () => Promise.resolve(Readable.from(read(), { objectMode: false })),
})

/** A file name that every system takes; how its owner wrote it stands in files.json. */
const plain = (fileName: string): string => fileName.replace(/[^\p{L}\p{N}._ -]/gu, '_').replace(/^\.+/, '_')

/** Removes the exports whose time is over. @returns how many were done */
export async function removeExpiredExports(context: Context): Promise<number> {
  return eachDue(context, Exports.listExpired, async (sql, exportId) => {
    const fileId = await Exports.removeExpired(sql, exportId)
    if (fileId !== null) await Files.markDeleted(sql, [fileId])
  })
}

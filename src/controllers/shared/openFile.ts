import type { Readable } from 'node:stream'
import type { Context } from '../../context'
import * as Files from '../../models/File'
import type { PictureSize } from '../../schemas/vocabulary'
import { Problem } from '../../utils/errors'
import { NothingStored, type ByteRange } from '../../utils/storage'
import { storedName } from './keepFile'

/** The bytes of a file that was found. @throws Problem not_found when it has been deleted since; NothingStored when they are lost */
export async function openFile(
  { db, files }: Context,
  id: string,
  { size, range }: { size?: PictureSize; range?: ByteRange | undefined },
): Promise<Readable> {
  try {
    return await files.open(storedName(id, size), range)
  } catch (error) {
    const isDeleted = error instanceof NothingStored && !(await Files.findStored(db, id))
    throw isDeleted ? new Problem('not_found') : error
  }
}

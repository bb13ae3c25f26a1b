import type { Context } from '../../context'
import * as Files from '../../models/File'
import { Problem } from '../../utils/errors'
import { storedNames } from '../shared/keepFile'

const BATCH = 100

/**
 * Removes the bytes of files that were deleted or never became stored, and then their rows. What fails is passed by and tried
 * again by the next run, an outage of the storage ends this one. @returns how many files were removed
 */
export async function sweepFiles(context: Context): Promise<number> {
  let swept = 0
  for (let last: string | null = null; ;) {
    const batch: Files.LeftOver[] = await Files.listLeftOver(context.db, last, BATCH)
    for (const file of batch) if (await sweep(context, file)) swept += 1
    if (batch.length < BATCH) return swept
    last = batch.at(-1)?.id ?? null
  }
}

/** @throws Problem unavailable */
async function sweep({ db, files, log }: Context, file: Files.LeftOver): Promise<boolean> {
  try {
    if (!(await Files.claimLeftOver(db, file.id))) return false
    for (const name of storedNames(file)) await files.delete(name)
    await Files.remove(db, file.id)
    return true
  } catch (error) {
    if (error instanceof Problem && error.code === 'unavailable') throw error
    log.warn({ err: error, due: file }, 'left for the next run')
    return false
  }
}

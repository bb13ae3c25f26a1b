import type { FileHandle } from 'node:fs/promises'
import { mkdir, open, readdir, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { unavailable } from './errors'
import { faultWords, folderFault, isSystemFault } from './folderFault'
import { checkName, exactly, NothingStored, type Storage } from './storage'
import { newId } from './uuid'

/** Keeps each file under its name in a folder of this machine. */
export function createLocalStorage(folder: string): Storage {
  const pathOf = (name: string) => join(folder, checkName(name))
  // Written here and then renamed, so that nobody ever reads half of it.
  const unfinished = join(folder, '.unfinished')
  return {
    async put(name, bytes, size) {
      const path = pathOf(name)
      const draft = join(unfinished, `${name}.${newId()}`)
      try {
        await mkdir(unfinished, { recursive: true, mode: 0o700 })
        const file = await open(draft, 'wx', 0o600)
        await pipeline(exactly(bytes, size), file.createWriteStream({ flush: true }))
        await rename(draft, path)
        await flushFolder(folder)
      } catch (error) {
        if (!Buffer.isBuffer(bytes)) bytes.destroy()
        await rm(draft, { force: true }).catch(() => undefined)
        throw toProblem(error)
      }
    },
    async open(name, range): Promise<Readable> {
      const file = await open(pathOf(name)).catch((error: unknown) => {
        throw isMissing(error) ? new NothingStored() : toProblem(error)
      })
      return file.createReadStream(range)
    },
    async delete(name) {
      try {
        await rm(pathOf(name), { force: true })
        const drafts = await readdir(unfinished).catch(nothingIfMissing)
        for (const draft of drafts.filter((each) => each.startsWith(`${name}.`)))
          await rm(join(unfinished, draft), { force: true })
      } catch (error) {
        throw toProblem(error)
      }
    },
    async fault() {
      try {
        // The first file would make it, too.
        await mkdir(unfinished, { recursive: true, mode: 0o700 })
      } catch (error) {
        return faultWords(error)
      }
      return (await folderFault(folder)) ?? folderFault(unfinished)
    },
  }
}

/** A renamed file is only there after a power failure when its folder was written too. */
async function flushFolder(path: string): Promise<void> {
  const folder: FileHandle = await open(path)
  await folder.sync().finally(() => folder.close())
}

function nothingIfMissing(error: unknown): string[] {
  if (isMissing(error)) return []
  throw error
}

const isMissing = (error: unknown): boolean => isSystemFault(error) && error.code === 'ENOENT'

/** What the system refuses is an outage; whatever else went wrong is what it is. */
const toProblem = (error: unknown): unknown => (isSystemFault(error) ? unavailable('The storage', error) : error)

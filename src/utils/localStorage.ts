import { createReadStream } from 'node:fs'
import { mkdir, open, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { Storage } from './storage'
import { newId } from './uuid'

/** Keeps each file under its name in a folder of this machine. */
export function createLocalStorage(folder: string): Storage {
  const pathOf = (name: string) => join(folder, name)
  return {
    async put(name, bytes) {
      await mkdir(folder, { recursive: true })
      // Written beside and then renamed, so that nobody ever reads half of it.
      const unfinished = pathOf(`${newId()}.unfinished`)
      try {
        const file = await open(unfinished, 'wx')
        await pipeline(Buffer.isBuffer(bytes) ? [bytes] : bytes, file.createWriteStream({ flush: true }))
        await rename(unfinished, pathOf(name))
      } catch (error) {
        await rm(unfinished, { force: true })
        throw error
      }
    },
    async open(name, range): Promise<Readable> {
      const file = await open(pathOf(name))
      return createReadStream('', { fd: file, ...range })
    },
    async delete(name) {
      await rm(pathOf(name), { force: true })
    },
  }
}

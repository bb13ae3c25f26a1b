import { mkdir, mkdtemp, readdir, readFile, rename, rm, writeFile, utimes } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { LogFile } from '../src/utils/logFile'
import { openLogWriter, type LogWriter } from '../src/utils/logWriter'
import { eventually } from './support/eventually'

let home: string
let dir: string
let told: string[]
let tries: number
let recoveries: number[]
let writer: LogWriter
beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), 'logs-'))
  dir = join(home, 'logs')
  told = []
  tries = 0
  recoveries = []
})
afterEach(async () => {
  await writer.close()
  await rm(home, { recursive: true })
})

class CountedFile extends LogFile {
  override open() {
    tries += 1
    return super.open()
  }
}

const open = async (options: { gatherMs?: number; maxWaiting?: number; maxBytes?: number } = {}) => {
  writer = await openLogWriter(new CountedFile(dir, options.maxBytes), {
    tell: (words) => told.push(words),
    onRecovery: (lost) => recoveries.push(lost),
    everyMs: 20,
    gatherMs: options.gatherMs ?? 1,
    maxWaiting: options.maxWaiting,
  })
}
const writeLines = (...lines: string[]) => lines.forEach((line) => writer.write(`${line}\n`))
/** All lines in all files, file after file. */
const lines = async (): Promise<string[]> => {
  const names = (await readdir(dir)).sort((a, b) => a.localeCompare(b, 'en', { numeric: true }))
  const texts = await Promise.all(names.map((name) => readFile(join(dir, name), 'utf8')))
  return texts.join('').split('\n').filter(Boolean)
}
const has = (...expected: string[]) => eventually(async () => expect(await lines()).toEqual(expected))
/** Something that is no folder stands in the way, which stops root as well. */
const block = async () => {
  await rm(dir, { recursive: true, force: true })
  await writeFile(dir, 'not a folder')
}
const unblock = () => rm(dir)

describe('The writer of the log', () => {
  it('opens where the folder cannot be written, and writes all that was logged as soon as it can', async () => {
    await block()
    await open()
    writeLines('one', 'two')
    expect(writer.fault()).toBe('The folder is not there.')
    await unblock()
    await has('one', 'two')
    expect(writer.fault()).toBeUndefined()
    expect(told).toEqual([
      'The log cannot be written: The folder is not there.',
      'The log is written again; lines lost: 0',
    ])
    expect(recoveries).toEqual([0])
  })

  it('tells a fault once, however many lines and tries it takes', async () => {
    await block()
    await open()
    for (const wanted of [3, 6, 9]) {
      writeLines('one more')
      await eventually(() => tries >= wanted)
    }
    expect(told).toHaveLength(1)
  })

  it('notices that its folder was removed, begins a new file there, and counts what went with the old one', async () => {
    await open()
    writeLines('before')
    await has('before')
    await rm(dir, { recursive: true })
    writeLines('into the void')
    await eventually(() => recoveries.length === 1)
    writeLines('after')
    // Whoever looks just then saves the line that would go into the void.
    await eventually(async () => (await lines()).at(-1) === 'after')
    expect(await lines()).not.toContain('before')
    expect(told[0]).toBe('The log cannot be written: The file was removed.')
    expect(recoveries).toHaveLength(1)
  })

  it('leaves a file that somebody has moved away, and begins another', async () => {
    await open()
    writeLines('before')
    await has('before')
    await rename(dir, `${dir}-old`)
    await mkdir(dir)
    await eventually(() => recoveries.length === 1)
    writeLines('after')
    await has('after')
  })

  it('keeps no more in memory than it may, and tells how many lines were lost', async () => {
    await block()
    await open({ maxWaiting: 10 })
    writeLines('one', 'two', 'three', 'four', 'five')
    await unblock()
    await has('one', 'two')
    expect(recoveries).toEqual([3])
    expect(told.at(-1)).toBe('The log is written again; lines lost: 3')
  })

  it('closes with all that was logged, also what was still waiting for more', async () => {
    await open({ gatherMs: 60_000 })
    writeLines('one', 'two')
    await writer.close()
    expect(await lines()).toEqual(['one', 'two'])
  })

  it('closes also while nothing can be written, and tells what that cost', async () => {
    await block()
    await open()
    writeLines('one', 'two')
    await writer.close()
    expect(told.at(-1)).toBe('The log is closed; lines lost: 2')
    writeLines('three')
    expect(told).toHaveLength(2)
  })

  it('drops what is older than 14 days, and never the file that it writes, whatever the clock says', async () => {
    await mkdir(dir)
    const aged = async (name: string, days: number) => {
      const at = Date.now() / 1_000 - days * 24 * 60 * 60
      await writeFile(join(dir, name), `${days} days\n`)
      await utimes(join(dir, name), at, at)
    }
    await aged('app-1.log', 15)
    await aged('app-2.log', 13)
    await open()
    writeLines('now')
    await has('13 days', 'now')
    await writer.close()

    const ahead = Date.now() + 120 * 24 * 60 * 60 * 1_000
    const clock = jest.spyOn(Date, 'now').mockReturnValue(ahead)
    await open()
    clock.mockRestore()
    writeLines('then')
    await has('then')
  })

  it('goes on in a new file when one is full, and keeps the latest forty', async () => {
    await open({ maxBytes: 4 })
    for (let i = 1; i <= 45; i += 1) {
      writeLines(`line ${i}`)
      await eventually(async () => (await lines()).includes(`line ${i}`))
    }
    await eventually(async () => (await readdir(dir)).length === 40)
    expect((await lines()).at(-1)).toBe('line 45')
    expect(await lines()).not.toContain('line 5')
    expect(told).toEqual([])
  })
})

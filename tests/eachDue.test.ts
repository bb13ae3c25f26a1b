import { eachDue } from '../src/controllers/system/eachDue'
import { startApp, type TestApp } from './support/app'

let app: TestApp
beforeAll(async () => {
  app = await startApp({ WORKER: 'off' })
})
afterAll(() => app.close())

/** Things that stay due until they are done. */
function dueThings(total: number) {
  const open = new Set(Array.from({ length: total }, (_, i) => `thing ${i}`))
  const tries: string[] = []
  return {
    open,
    tries,
    list: (_sql: unknown, limit: number) => Promise.resolve([...open].slice(0, limit)),
    work: (isBroken: (thing: string) => boolean) => (_sql: unknown, thing: string) => {
      tries.push(thing)
      if (isBroken(thing)) return Promise.reject(new Error('broken'))
      open.delete(thing)
      return Promise.resolve()
    },
  }
}

describe('a chore', () => {
  it('does everything that is due, over many batches', async () => {
    const { open, list, work } = dueThings(120)
    expect(
      await eachDue(
        app.context,
        list,
        work(() => false),
      ),
    ).toBe(120)
    expect(open.size).toBe(0)
  })

  it('tries what fails once in a run, and goes on behind it however much that is', async () => {
    const { open, tries, list, work } = dueThings(300)
    const isBroken = (thing: string) => Number(thing.slice(6)) < 130
    expect(await eachDue(app.context, list, work(isBroken))).toBe(170)
    expect([...open].every(isBroken)).toBe(true)
    expect(tries.length).toBe(300)
  })

  it('tries what failed again in the next run', async () => {
    const { open, list, work } = dueThings(2)
    expect(
      await eachDue(
        app.context,
        list,
        work((thing) => thing === 'thing 0'),
      ),
    ).toBe(1)
    expect(
      await eachDue(
        app.context,
        list,
        work(() => false),
      ),
    ).toBe(1)
    expect(open.size).toBe(0)
  })
})

import { execFile } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { promisify } from 'node:util'
import { describeMachines } from '../src/states/describe'
import { startApp, type TestApp } from './support/app'

let app: TestApp
beforeAll(async () => {
  app = await startApp()
})
afterAll(() => app.close())

describe('the README', () => {
  it('has a walk that leads to a contract when it is pasted into a shell', async () => {
    const readme = await readFile('README.md', 'utf8')
    const walk = /```bash\n(.*?)```/s.exec(readme)?.[1]
    expect(walk).toContain('/auth/register')
    // Without its start-up files, which bash would read when it takes our pipe for a remote login.
    const { stdout, stderr } = await promisify(execFile)('bash', ['--norc', '-euc', walk ?? ''], {
      env: { ...process.env, SITE: app.url },
    })
    expect(stderr).toBe('')
    expect(stdout.split('\n')).toEqual(expect.arrayContaining(['viewed', 'shortlisted', 'offered', 'hired']))
    expect(stdout).toContain('"status":"active"')
  })

  it('shows every state, who moves it and what mail that causes, as the machines have it', async () => {
    const readme = await readFile('README.md', 'utf8')
    expect(readme).toContain(`<!-- states -->\n\n${describeMachines()}\n\n<!-- end of states -->`)
  })

  it('names every setting that there is', async () => {
    const [readme, example, source] = await Promise.all(
      ['README.md', '.env.example', 'src/config/env.ts'].map((file) => readFile(file, 'utf8')),
    )
    const names = [...(source ?? '').matchAll(/^ {2}([A-Z][A-Z_]+): /gm)].map(([, name]) => name)
    expect(names.length).toBeGreaterThan(15)
    for (const name of names) {
      expect(readme).toContain(`\`${name}\``)
      expect(example).toContain(`${name}=`)
    }
  })
})

import { randomBytes } from 'node:crypto'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import jwt from 'jsonwebtoken'
import { loadEnv } from '../src/config/env'
import { parseJwtKeys } from '../src/utils/jwtKeys'
import { startApp, testSettings, type TestApp } from './support/app'
import { makeWorker } from './support/factories'
import { endProcesses, startProcess } from './support/processes'

const newKey = (kid: string) => `${kid}:${randomBytes(32).toString('base64url')}`
const kidsOf = (keys: string) => parseJwtKeys(keys).map(({ kid }) => kid)

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'keys-test-'))
})
afterAll(async () => {
  await endProcesses()
  await rm(folder, { recursive: true })
})

const run = (args: string[], settings: Record<string, string> = {}) =>
  startProcess('src/cli/keys.ts', args, { settings, folder }).ended

/** Takes one step in production. @returns the value of JWT_KEYS that follows */
async function step(name: string, keys: string): Promise<string> {
  const { exitCode, stdout } = await run([name], { NODE_ENV: 'production', JWT_KEYS: keys })
  expect(exitCode).toBe(0)
  return /^JWT_KEYS=(\S+)\n$/.exec(stdout)?.[1] ?? ''
}

describe('a rotation of keys', () => {
  it('signs nobody out: at every step the servers before and after it take each other’s tokens', async () => {
    const stages = [newKey('k1')]
    for (const name of ['next', 'promote', 'retire']) stages.push(await step(name, stages.at(-1) ?? ''))
    expect(stages.map(kidsOf)).toEqual([['k1'], ['k1', 'k2'], ['k2', 'k1'], ['k2']])

    const apps: TestApp[] = []
    for (const JWT_KEYS of stages) apps.push(await startApp({ JWT_KEYS, WORKER: 'off' }))
    try {
      const [first, , , last] = apps
      if (!first || !last) throw new Error('There must be four servers')
      const veteran = await makeWorker(first)
      let { refreshToken } = veteran
      for (const [i, app] of apps.entries()) {
        const others = apps.slice(Math.max(0, i - 1), i + 2)
        const { body } = await app.api.post('/auth/refresh', { body: { refreshToken } }).expect(200)
        for (const user of [await makeWorker(app), body]) {
          expect(jwt.decode(user.accessToken, { complete: true })?.header.kid).toBe(i < 2 ? 'k1' : 'k2')
          for (const each of others) await each.api.get('/me', { as: user }).expect(200)
        }
        refreshToken = body.refreshToken
      }
      const { body } = await last.api.get('/me', { as: veteran }).expect(401) // its ten minutes were not waited for
      expect(body.code).toBe('unauthenticated')
    } finally {
      for (const app of apps) await app.close()
    }
  })

  it('numbers its keys on, and shows on the standard output nothing but the value', async () => {
    const [old, other] = [newKey('k41'), newKey('blue')]
    const { stdout, stderr } = await run(['next'], { NODE_ENV: 'production', JWT_KEYS: old })
    expect(stdout).toMatch(/^JWT_KEYS=k41:[\w-]+,k42:[\w-]{43}\n$/)
    expect(stdout).toContain(old)
    expect(stderr).toContain('k41 signs, k42 only verifies.')
    expect(stderr).toContain('npm run keys -- promote')
    expect(stderr).not.toContain(old.slice(4))
    expect(kidsOf(await step('next', other))).toEqual(['blue', 'k1'])
  })

  it.each([
    ['next', 'k1,k2', 'A rotation is under way'],
    ['promote', 'k1', 'There is only one key'],
    ['retire', 'k1', 'There is only one key'],
    ['next', '', 'JWT_KEYS: Must be'],
    ['next --write', 'k1', 'In production nothing is written'],
  ])('%s is refused where there are the keys %p', async (args, kids, reason) => {
    const JWT_KEYS = kids === '' ? '' : kids.split(',').map(newKey).join(',')
    const { exitCode, stdout, stderr } = await run(args.split(' '), { NODE_ENV: 'production', JWT_KEYS })
    expect({ exitCode, stdout }).toEqual({ exitCode: 1, stdout: '' })
    expect(stderr.startsWith(reason)).toBe(true)
    for (const pair of JWT_KEYS.split(',')) expect(stderr).not.toContain(pair.slice(3) || 'nothing')
  })

  it('names its steps to whoever names none', async () => {
    for (const args of [[], ['first'], ['next', 'promote'], ['toString']]) {
      expect(await run(args)).toMatchObject({ exitCode: 2, stderr: expect.stringContaining('Usage: npm run keys') })
    }
  })
})

describe('on a development machine', () => {
  const secretsFile = () => join(folder, '.data', 'secrets.json')
  const kept = async (): Promise<{ JWT_KEYS: string; OTP_KEY: string }> =>
    JSON.parse(await readFile(secretsFile(), 'utf8'))

  it('the keys are kept with the other secrets, which stay, and are not shown', async () => {
    expect((await run(['next'])).stdout).toMatch(/^JWT_KEYS=k1:/)
    const { OTP_KEY } = await kept()
    const seen: string[][] = []
    for (const name of ['next', 'promote', 'retire']) {
      expect(await run([name, '--write'])).toMatchObject({ exitCode: 0, stdout: '' })
      seen.push(kidsOf((await kept()).JWT_KEYS))
    }
    expect(seen).toEqual([['k1', 'k2'], ['k2', 'k1'], ['k2']])
    expect((await kept()).OTP_KEY).toBe(OTP_KEY)
  })

  it('those of the environment, or of .env, are not written over', async () => {
    await writeFile(join(folder, '.env'), `JWT_KEYS=${newKey('mine')}\n`)
    expect(await run(['next', '--write'])).toMatchObject({ exitCode: 1, stderr: expect.stringContaining('.env') })
    expect(kidsOf(/^JWT_KEYS=(\S+)/.exec((await run(['next'])).stdout)?.[1] ?? '')).toEqual(['mine', 'k1'])
    await rm(join(folder, '.env'))
  })
})

describe('JWT_KEYS', () => {
  const envWith = (JWT_KEYS: string) => loadEnv({ ...testSettings({ smtpUrl: 'smtp://127.0.0.1:1' }), JWT_KEYS })

  it.each([
    ['two of one name, of which only one could verify', () => `${newKey('a')},${newKey('a')}`],
    ['three', () => ['a', 'b', 'c'].map(newKey).join(',')],
    ['a short secret', () => `a:${randomBytes(31).toString('base64url')}`],
    ['a name of odd letters', () => newKey('a/b')],
    ['a name without an end', () => newKey('a'.repeat(33))],
    ['no name', () => newKey('')],
    ['an empty pair', () => `${newKey('a')},`],
    ['a third part', () => `${newKey('a')}:more`],
  ])('is refused with %s, and its secrets are not repeated', (_what, keys) => {
    const text = keys()
    expect(() => envWith(text)).toThrow(/JWT_KEYS: Must be one or two kid:secret pairs/)
    expect(() => envWith(text)).not.toThrow(text.slice(-20))
  })
})

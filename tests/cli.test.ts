import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { createDb, row, rows, type Db } from '../src/config/db'
import * as Skills from '../src/models/Skill'
import { testSettings } from './support/app'
import { expectSound } from './support/invariants'
import { endProcesses, startProcess, type Ending } from './support/processes'
import { createEmptyDatabase } from './support/services'

/** Nobody listens there: commands send no mail. */
const smtpUrl = 'smtp://127.0.0.1:1'
const CLIENT = 'client1@seed7.example'

let db: Db
let settings: Record<string, string>
let folder: string
let seeded: Ending

const run = (command: string, args: string[], changes: Record<string, string> = {}) =>
  startProcess(`src/cli/${command}.ts`, args, { settings: { ...settings, ...changes } }).ended

const writeInput = async (name: string, content: string | Buffer) => {
  const path = join(folder, name)
  await writeFile(path, content)
  return path
}

const count = async (text: string) => (await row<{ count: number }>(db, `SELECT COUNT(*) AS count FROM ${text}`))?.count

const seedArguments = ['--gigs', '300', '--workers', '40', '--clients', '10', '--applications', '120', '--seed', '7']

beforeAll(async () => {
  const databaseUrl = await createEmptyDatabase('cli')
  settings = { ...testSettings({ smtpUrl }), DATABASE_URL: databaseUrl }
  db = createDb(databaseUrl, 2)
  folder = await mkdtemp(join(tmpdir(), 'cli-test-'))
  seeded = await run('seed', seedArguments)
})
afterAll(async () => {
  await endProcesses()
  await rm(folder, { recursive: true })
  await db.close()
})

describe('npm run seed', () => {
  it('fills an empty database with as much as it was asked for', async () => {
    expect(seeded).toMatchObject({ exitCode: 0, stdout: expect.stringContaining(`or ${CLIENT}`), stderr: '' })
    expect(await count('gigs')).toBe(300)
    expect(await count('worker_profiles')).toBe(40)
    expect(await count('client_profiles')).toBe(10)
    expect(await count('applications')).toBeGreaterThan(60)
  })

  it('makes only what could have come about', async () => {
    const gigs = await rows<{ id: string }>(db, 'SELECT id FROM gigs')
    expect(gigs).toHaveLength(300)
    for (const { id } of gigs) await expectSound(db, id)
  })

  it('refuses a seed whose people are there, and production, each in one line with 1', async () => {
    const [again, production] = await Promise.all([
      run('seed', seedArguments),
      run('seed', [], { NODE_ENV: 'production' }),
    ])
    expect(again).toMatchObject({ exitCode: 1, stderr: expect.stringMatching(/^The data of seed 7 is there.*\n$/) })
    expect(production).toMatchObject({ exitCode: 1, stdout: '', stderr: expect.stringMatching(/^.*production\n$/) })
    expect(await count('gigs')).toBe(300)
  })
})

describe('npm run import', () => {
  const posting = (id: string, changes: object = {}) =>
    JSON.stringify({ source: 'board', id, title: `Gardener ${id}`, description: 'Trim the hedges.', ...changes })

  it('posts what a client could post, says what it refused, and posts nothing a second time', async () => {
    const lines = [
      posting('1', { payMin: 350_000, payMax: 500_000, currency: 'HUF' }),
      posting('2'),
      posting('1', { title: 'The same posting again' }),
      posting('3', { title: 'x'.repeat(151) }),
      posting('4', { description: '  ' }),
      'not JSON',
    ]
    const file = await writeInput('postings.jsonl.gz', gzipSync(lines.join('\n')))
    const args = [file, '--client', CLIENT, '--default-budget', '2000-6000:JPY']

    const first = await run('import', args)
    const second = await run('import', args)

    expect(first).toMatchObject({ exitCode: 0, stderr: '' })
    expect(first.stdout).toMatch(/ 2 {2}imported, 1 of them without pay/)
    expect(first.stdout).toMatch(/ 1 {2}already there\n *3 {2}refused:\n/)
    for (const reason of ['title: ', 'description: ', 'not a JSON object'])
      expect(first.stdout).toContain(`1  ${reason}`)
    expect(second.exitCode).toBe(0)
    expect(second.stdout).toMatch(/ 0 {2}imported.*\n *3 {2}already there\n *3 {2}refused:/)
    const posted = await rows(
      db,
      `SELECT title, status, budget_min AS min, budget_max AS max, currency FROM gigs
       WHERE source_key IS NOT NULL ORDER BY source_key`,
    )
    expect(posted).toEqual([
      { title: 'Gardener 1', status: 'open', min: 35_000_000, max: 50_000_000, currency: 'HUF' },
      { title: 'Gardener 2', status: 'open', min: 2_000, max: 6_000, currency: 'JPY' },
    ])
  })

  it('adds skills, and takes no name from a skill that has it', async () => {
    const before = await Skills.resolve(db, ['Plumbing'])
    const csv =
      'name,kind,group,aliases\nCloud bathing,skill,wellness,Sky soaking|Mist bathing|Plumbing\n,skill,wellness,\n'
    const file = await writeInput('skills.csv', csv)

    const first = await run('import', ['--skills', file])
    const second = await run('import', ['--skills', file])

    expect(first).toMatchObject({ exitCode: 0, stderr: '' })
    expect(first.stdout).toMatch(/ 1 {2}skills added\n *2 {2}aliases added\n *1 {2}aliases left out.*\n *1 {2}refused:/)
    expect(second.stdout).toMatch(/ 0 {2}skills added\n *0 {2}aliases added\n *1 {2}aliases left out/)
    const found = await Skills.resolve(db, ['Plumbing', 'sky  SOAKING'])
    expect(found.get('Plumbing')).toEqual(before.get('Plumbing'))
    expect(found.get('sky  SOAKING')?.name).toBe('Cloud bathing')
  })

  it('says in one line that there is no such file, or no such client, and exits with 1', async () => {
    const nowhere = join(folder, 'nowhere.jsonl')
    const [noFile, noClient] = await Promise.all([
      run('import', [nowhere, '--client', CLIENT]),
      run('import', [nowhere, '--client', 'nobody@example.org']),
    ])
    expect(noFile).toMatchObject({ exitCode: 1, stderr: `There is no file ${nowhere}\n` })
    expect(noClient).toMatchObject({ exitCode: 1, stderr: 'Nobody is registered as nobody@example.org\n' })
  })
})

describe('npm run figures', () => {
  it('finds every figure of what was seeded and imported as counted', async () => {
    expect(await run('figures', [])).toMatchObject({ exitCode: 0, stderr: '' })
  })
})

describe('a command', () => {
  it.each([
    ['seed', ['--gigs', '0'], '--gigs: '],
    ['seed', ['--gig', '5'], "Unknown option '--gig'"],
    ['import', [], 'Name one file'],
    ['import', ['postings.jsonl'], '--client is missing'],
    ['import', ['postings.jsonl', '--client', CLIENT, '--default-budget', '6000-2000:USD'], 'A budget is written as'],
    ['admin', ['create'], '--email is missing'],
    ['figures', ['--repair'], "Unknown option '--repair'"],
  ])('%s %j is refused with its usage and 2, before anything starts', async (command, args, fault) => {
    const { exitCode, stdout, stderr } = await run(command, args)
    expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: '' })
    expect(stderr.startsWith(fault)).toBe(true)
    expect(stderr).toContain(`\n\nUsage: npm run ${command} `)
  })

  it('shows its usage when it is asked for --help', async () => {
    const commands = ['seed', 'import', 'admin', 'figures', 'migrate']
    const shown = await Promise.all(commands.map((command) => run(command, ['--help'])))
    const usages = commands.map((command) => expect.stringMatching(new RegExp(`^Usage: npm run ${command}`)))
    expect(shown).toEqual(usages.map((stdout) => ({ exitCode: 0, stdout, stderr: '' })))
  })

  it('that is told to stop leaves its work at once, and exits with 130', async () => {
    const long = startProcess('src/cli/seed.ts', ['--gigs', '1000000', '--workers', '5', '--clients', '5'], {
      settings,
    })
    await long.says('✔ Workers')
    long.signal('SIGTERM')
    expect(await long.ended).toMatchObject({ exitCode: 130, stderr: 'Interrupted\n' })
  })
})

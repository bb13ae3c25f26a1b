import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { z } from 'zod'
import { asvsLevels } from './support/asvs'

/** What is asked of this product at levels 1 and 2, such as `1.5.1` → `1`. */
const required = new Map<string, string>(
  Object.entries(asvsLevels).flatMap(([section, levels]) =>
    Array.from(levels, (level, i) => [`${section}.${i + 1}`, level] as const).filter(([, level]) => level !== '3'),
  ),
)

const STATES = ['met', 'partly', 'deployment', 'not met'] as const
type State = (typeof STATES)[number] | 'does not apply'

interface Row {
  id: string
  level: string
  asks: string
  state: string
  how: string
  shownBy: string
}

let text: string
let rows: Row[]
/** Those of no meaning here, which are listed without a row. */
let notApplicable: string[]

beforeAll(async () => {
  text = await readFile('docs/security.md', 'utf8')
  const tableLines = text.split('\n').filter((line) => /^\| \d+\.\d+\.\d+ /.test(line))
  rows = tableLines.map((line) => {
    const [id = '', level = '', asks = '', state = '', how = '', shownBy = ''] = line
      .slice(1, -1)
      .split(' |')
      .map((cell) => cell.trim())
    return { id, level, asks, state, how, shownBy }
  })
  const lists = [...text.matchAll(/^- \*\*(\d[\d., –]*)\*\*: \S/gm)]
  notApplicable = lists.flatMap(([, list = '']) => list.split(', ').flatMap(idsIn))
})

/** `1.2.6–1.2.8` → 1.2.6, 1.2.7 and 1.2.8; requirements of level 3 in between are left out. */
function idsIn(range: string): string[] {
  const [first = '', last = first] = range.split('–')
  const section = first.slice(0, first.lastIndexOf('.'))
  const [from, to] = [first, last].map((id) => Number(id.slice(id.lastIndexOf('.') + 1)))
  const ids = Array.from({ length: (to ?? 0) - (from ?? 0) + 1 }, (_, i) => `${section}.${(from ?? 0) + i}`)
  return range.includes('–') ? ids.filter((id) => required.has(id)) : ids
}

const count = (state: State, level: string) =>
  state === 'does not apply'
    ? notApplicable.filter((id) => required.get(id) === level).length
    : rows.filter((row) => row.state === state && row.level === level).length

/** The tests that a cell names: \`file\` › sentence, or \`file\` › group › sentence, where … stands for what varies. */
const testsIn = ({ shownBy }: Row) =>
  [...shownBy.matchAll(/`([\w.]+)` › (.+?)(?=<br>|$)/g)].map(([, file = '', path = '']) => ({
    file: `tests/${file}.test.ts`,
    titles: path.split(' › '),
  }))

/** What a title looks like in the file: in quotes, with %s or the like where the map has … */
function inQuotes(title: string): RegExp {
  const words = title.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replaceAll('…', '(?:%[a-z]|…)')
  return new RegExp(`(['"\`])${words}\\1`)
}

describe('The security map', () => {
  it('names every requirement of levels 1 and 2 once, and no other', () => {
    const byNumber = (a: string, b: string) => a.localeCompare(b, 'en', { numeric: true })
    const named = [...rows.map(({ id }) => id), ...notApplicable]
    expect(named.sort(byNumber)).toEqual([...required.keys()].sort(byNumber))
  })

  it('gives each its level, a state, and a few words', () => {
    for (const { id, level, asks, state, how } of rows) {
      expect({ id, level }).toEqual({ id, level: required.get(id) })
      expect({ id, state }).toEqual({ id, state: STATES.find((each) => each === state) })
      expect({ id, words: asks.split(' ').length <= 12, how: how.length > 0 }).toEqual({ id, words: true, how: true })
    }
  })

  it('counts them as they are', () => {
    for (const state of [...STATES, 'does not apply'] as const) {
      const [one, two] = [count(state, '1'), count(state, '2')]
      const line = text.split('\n').find((each) => each.startsWith(`| ${state} `))
      const cells = line?.split('|').map((cell) => cell.trim())
      expect(cells?.slice(1, 5)).toEqual([state, String(one), String(two), String(one + two)])
    }
  })

  it('names only files that there are', () => {
    const paths = [...text.matchAll(/`([\w.-]+(?:\/[\w.-]+)+|[\w.-]+\.(?:md|json|mjs|cjs|ts))`/g)].map(
      ([, path = '']) => path,
    )
    expect(paths).toContain('src/utils/tokens.ts')
    expect(paths.filter((path) => !existsSync(path))).toEqual([])
  })

  it('quotes only tests and checks that there are', async () => {
    const missing: string[] = []
    for (const row of rows) {
      for (const { file, titles } of testsIn(row)) {
        const source = existsSync(file) ? await readFile(file, 'utf8') : ''
        if (!titles.every((title) => inQuotes(title).test(source)))
          missing.push(`${row.id}: ${file} › ${titles.join(' › ')}`)
      }
    }
    expect(missing).toEqual([])
    const { scripts } = z
      .object({ scripts: z.record(z.string(), z.string()) })
      .parse(JSON.parse(await readFile('package.json', 'utf8')))
    const named = [...text.matchAll(/`npm run ([\w:]+)/g)].map(([, name = '']) => name)
    expect(named.filter((name) => !(name in scripts))).toEqual([])
  })

  it('shows by a test or a check whatever is met by code', () => {
    const unshown = rows.filter(
      (row) => row.shownBy !== '—' && testsIn(row).length === 0 && !/`npm run |^by reading$|^above$/.test(row.shownBy),
    )
    expect(unshown.map(({ id, shownBy }) => `${id}: ${shownBy}`)).toEqual([])
  })
})

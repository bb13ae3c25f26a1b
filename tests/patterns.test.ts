import { spawnSync } from 'node:child_process'
import { apiRoutes } from '../src/routes'

/**
 * Every pattern that a shape of the API is made of, also those that are zod's. Our own are checked by `npm run check:lint`, which
 * cannot see into packages. Analysed, not timed: on a busy machine time proves nothing.
 */
function patternsOfShapes(): string[] {
  const waiting: unknown[] = apiRoutes.flatMap(({ params, query, body }) => [params, query, body])
  const seen = new Set<unknown>()
  const patterns = new Set<string>()
  while (waiting.length > 0) {
    const thing = waiting.pop()
    if (typeof thing !== 'object' || thing === null || seen.has(thing)) continue
    seen.add(thing)
    if (thing instanceof RegExp) patterns.add(String(thing))
    else if (thing instanceof Set || thing instanceof Map) waiting.push(...thing.values())
    else waiting.push(...Object.values(thing), ...definitionOf(thing))
  }
  return [...patterns]
}

/** zod keeps what a shape is made of in a member that is not enumerable. */
function definitionOf(thing: object): unknown[] {
  const inner: unknown = Reflect.get(thing, '_zod')
  return typeof inner === 'object' && inner !== null ? [Reflect.get(inner, 'def'), Reflect.get(inner, 'bag')] : []
}

/** Those of the patterns that some text keeps busy for longer than in proportion to its length. */
function superLinear(patterns: readonly string[]): string[] {
  const rules = ['no-super-linear-backtracking', 'no-super-linear-move'].flatMap((name) => [
    '--rule',
    JSON.stringify({ [`regexp/${name}`]: ['error', { report: 'potential' }] }),
  ])
  const options = ['--no-config-lookup', '--plugin', 'regexp', '--stdin', '--format', 'json', ...rules]
  const input = patterns.map((pattern, i) => `export const p${i} = ${pattern}`).join('\n')
  const { stdout } = spawnSync('node_modules/.bin/eslint', options, { input, encoding: 'utf8' })
  const [{ messages }]: [{ messages: { line: number; message: string }[] }] = JSON.parse(stdout)
  return messages.map(({ line, message }) => `${patterns[line - 1]}: ${message}`)
}

describe('A pattern of the API', () => {
  it('takes time in proportion to the text at most', () => {
    const patterns = patternsOfShapes()
    expect(patterns.length).toBeGreaterThan(4)
    expect(superLinear(patterns)).toEqual([])
  })

  it('would be found out if it took more', () => {
    expect(superLinear(['/^(a+)+$/', '/^a+$/', '/a+$/'])).toEqual([
      expect.stringContaining('/^(a+)+$/: '),
      expect.stringContaining('/a+$/: '),
    ])
  })
})

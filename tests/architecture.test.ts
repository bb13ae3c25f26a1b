import { spawnSync } from 'node:child_process'
import path from 'node:path'
import { z } from 'zod'

const root = path.join(__dirname, '..')

const Report = z.object({
  summary: z.object({
    totalCruised: z.number(),
    violations: z.array(z.object({ from: z.string(), to: z.string(), rule: z.object({ name: z.string() }) })),
  }),
})

/** It names every import. Without a bound of ours, Node.js cuts it off at one megabyte. */
const MAX_REPORT_BYTES = 64 * 1024 * 1024

/** What dependency-cruiser finds in src. It is an ES module, which Jest cannot load: hence its command line. */
function cruise() {
  const depcruise = path.join(root, 'node_modules', '.bin', 'depcruise')
  const options = { cwd: root, encoding: 'utf8', maxBuffer: MAX_REPORT_BYTES } as const
  const { stdout } = spawnSync(depcruise, ['src', '--output-type', 'json'], options)
  return Report.parse(JSON.parse(stdout)).summary
}

test('every import follows an arrow of the design', () => {
  const { totalCruised, violations } = cruise()
  expect(totalCruised).toBeGreaterThan(0)
  expect(violations.map(({ rule, from, to }) => `${rule.name}: ${from} → ${to}`)).toEqual([])
})

import { cpSync, mkdirSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { ensurePrograms } from '../../../src/cli/debian'
import { run } from '../../../src/cli/run'
import { setRunFolder } from './runFolder'

/** Compiles the product once for all test files; its types are for `npm run check`. */
export default async function globalSetup(): Promise<void> {
  const folder = resolve(`.data/faults/run-${process.pid}`)
  const dist = join(folder, 'dist')
  mkdirSync(folder, { recursive: true })
  setRunFolder(folder)
  await ensurePrograms(console.log)
  await run(['npx', 'tsc', '-p', 'tsconfig.build.json', '--noCheck', '--outDir', dist])
  cpSync('src/migrations', join(dist, 'migrations'), { recursive: true })
}

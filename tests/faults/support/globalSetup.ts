import { mkdirSync } from 'node:fs'
import { resolve } from 'node:path'
import { ensurePrograms } from '../../../src/cli/debian'
import { compileProduct } from './product'
import { setRunFolder } from './runFolder'

/** Compiles the product once for all test files. */
export default async function globalSetup(): Promise<void> {
  const folder = resolve(`.data/faults/run-${process.pid}`)
  mkdirSync(folder, { recursive: true })
  setRunFolder(folder)
  await ensurePrograms(console.log)
  await compileProduct()
}

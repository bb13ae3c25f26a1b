import type { Config } from 'jest'
import { buildConsole } from '../../../src/cli/console/build'
import startTestServices from '../../support/globalSetup'

/** The services of all tests, and the console as it is now. */
export default async function globalSetup(config: Config & { maxWorkers: number }): Promise<void> {
  await Promise.all([startTestServices(config), buildConsole()])
}

import type { Config } from 'jest'
import startTestServices from '../../support/globalSetup'

/** The services of all tests. */
export default async function globalSetup(config: Config & { maxWorkers: number }): Promise<void> {
  await startTestServices(config)
}

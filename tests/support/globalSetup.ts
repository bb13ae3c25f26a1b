import type { Config } from 'jest'
import { startServices } from './services'

export default async function globalSetup({ maxWorkers }: Config & { maxWorkers: number }): Promise<void> {
  await startServices(maxWorkers)
}

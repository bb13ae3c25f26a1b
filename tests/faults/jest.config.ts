/** @jest-config-loader esbuild-register */
import type { Config } from 'jest'

/** The fault suite: one file at a time, because each has the machine to itself when it measures. */
const config: Config = {
  rootDir: '../..',
  preset: 'ts-jest',
  testEnvironment: 'node',
  testMatch: ['<rootDir>/tests/faults/*.test.ts'],
  globalSetup: '<rootDir>/tests/faults/support/globalSetup.ts',
  globalTeardown: '<rootDir>/tests/faults/support/globalTeardown.ts',
  setupFilesAfterEnv: ['<rootDir>/tests/faults/support/again.ts'],
  testTimeout: 10 * 60_000,
  maxWorkers: 1,
}

export default config

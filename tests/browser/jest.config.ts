/** @jest-config-loader esbuild-register */
import type { Config } from 'jest'

/** The admin console in a browser: one file at a time, because each has a server and a browser of its own. */
const config: Config = {
  rootDir: '../..',
  preset: 'ts-jest',
  testEnvironment: 'node',
  testMatch: ['<rootDir>/tests/browser/*.test.ts'],
  globalSetup: '<rootDir>/tests/browser/support/globalSetup.ts',
  globalTeardown: '<rootDir>/tests/support/globalTeardown.ts',
  setupFilesAfterEnv: ['<rootDir>/tests/support/clearDatabase.ts'],
  testTimeout: 180_000,
  maxWorkers: 1,
}

export default config

/** @jest-config-loader esbuild-register */
import type { Config } from 'jest'

const config: Config = {
  preset: 'ts-jest',
  testEnvironment: 'node',
  testMatch: ['<rootDir>/tests/**/*.test.ts'],
  testPathIgnorePatterns: [
    '/node_modules/',
    '<rootDir>/tests/browser/',
    '<rootDir>/tests/faults/',
    '<rootDir>/tests/load/',
  ],
  globalSetup: '<rootDir>/tests/support/globalSetup.ts',
  globalTeardown: '<rootDir>/tests/support/globalTeardown.ts',
  setupFilesAfterEnv: ['<rootDir>/tests/support/clearDatabase.ts', '<rootDir>/tests/support/keepStatements.ts'],
  testTimeout: 30_000,
  maxWorkers: 2,
}

export default config

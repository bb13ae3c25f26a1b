import { basename } from 'node:path'
import { saveStatements } from './statements'

afterAll(() => saveStatements(basename(expect.getState().testPath ?? '', '.test.ts')))

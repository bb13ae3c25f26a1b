import { clearWorkerDatabase } from './services'

beforeAll(clearWorkerDatabase)

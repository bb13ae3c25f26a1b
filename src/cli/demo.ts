import { databaseNow, isDuplicate, row, type Db } from '../config/db'
import type { Env } from '../config/env'
import * as Skills from '../models/Skill'
import { createPasswordHasher } from '../utils/passwords'
import { openBulkConnection } from './bulk/rowBatch'
import { refreshStatistics } from './bulk/statistics'
import { composeDemo } from './seeding/composeDemo'
import { demoGigs, demoWorkers } from './seeding/demoTexts'

export interface DemoAccount {
  role: string
  email: string
  password: string
}

/** Of every demo account; for trying out alone, as the demo is never loaded in production. */
const PASSWORD = 'demo-plum-harbour-42'
const accounts: DemoAccount[] = ['worker', 'client', 'admin'].map((role) => ({
  role,
  email: `${role}@demo.example`,
  password: PASSWORD,
}))

/** Fills a new marketplace with a few people and gigs to look at. Where they are, or were, nothing is changed. */
export async function loadDemoData(db: Db, env: Env): Promise<DemoAccount[]> {
  const loaded = await row(db, `SELECT 1 FROM users WHERE email_key = 'admin@demo.example'`)
  if (!loaded) await load(db, env)
  return accounts
}

async function load(db: Db, env: Env): Promise<void> {
  const names = [...demoGigs, ...demoWorkers].flatMap(({ skills }) => skills)
  const batch = composeDemo({
    passwordHash: await createPasswordHasher(env.PASSWORD_PEPPER).hash(PASSWORD),
    skills: await Skills.resolve(db, names),
    now: await databaseNow(db),
  })
  const connection = await openBulkConnection(db)
  try {
    await connection.write(batch)
  } catch (error) {
    // Another process that has started at the same time was faster.
    if (!isDuplicate(error, 'users_email')) throw error
  } finally {
    await connection.close()
  }
  await refreshStatistics(db)
}

import { config } from 'dotenv'
import { createDb } from '../config/db'
import { type Env, loadEnv } from '../config/env'
import { migrateToLatest } from '../config/migrations'
import { serve } from '../server'
import { type DemoAccount, loadDemoData } from './demo'
import { completeSettings, type LocalSettings } from './localSettings'
import { step } from './progress'

/** From the settings, or on a development machine from nothing at all, to a process that serves. */
async function main(): Promise<void> {
  config({ quiet: true })
  const undo: (() => Promise<void>)[] = []
  const takeDown = async () => {
    for (const end of undo.splice(0).reverse()) await end()
  }
  const startUp = new AbortController()
  const interrupt = () => startUp.abort(new Error('Stopped before the server was ready'))
  process.on('SIGINT', interrupt).on('SIGTERM', interrupt)
  try {
    const production = process.env.NODE_ENV === 'production'
    const settings: LocalSettings = production ? { env: loadEnv() } : await completeSettings(undo)
    const { env, mailCatcher } = settings
    startUp.signal.throwIfAborted()
    await step('Database schema', () => migrate(env))
    startUp.signal.throwIfAborted()
    const accounts = production || env.WORKER === 'only' ? [] : await step('Demo data', () => loadDemoData(env))
    startUp.signal.throwIfAborted()
    // From here on the server answers signals.
    process.off('SIGINT', interrupt).off('SIGTERM', interrupt)
    await serve(env, { mailCatcher, onStopped: takeDown })
    console.log(summary(settings, accounts))
  } catch (error) {
    await takeDown()
    throw error
  }
}

async function migrate(env: Env): Promise<void> {
  const db = createDb(env.DATABASE_URL, 1)
  try {
    await migrateToLatest(db)
  } finally {
    await db.close()
  }
}

function summary({ env, mailPage }: LocalSettings, accounts: DemoAccount[]): string {
  const site = `http://localhost:${env.PORT}`
  const mail = mailPage ? [['Caught mail', mailPage]] : []
  if (env.WORKER === 'only') return table('The worker is running.', mail)
  return [
    table('The server is ready.', [
      ['API', `${site}/api/v1`],
      ['Reference', `${site}/docs`],
      ['OpenAPI', `${site}/openapi.json`],
      ...mail,
      ['Logs', `${site}/api/v1/admin/logs (as an admin)`],
    ]),
    ...(accounts.length > 0
      ? [
          table(
            'Demo accounts:',
            accounts.map(({ role, email, password }) => [role, `${email}  ${password}`]),
          ),
        ]
      : []),
    '\nCtrl-C stops it.',
  ].join('\n')
}

const table = (title: string, lines: string[][]) =>
  [`\n${title}`, ...lines.map(([name = '', value = '']) => `  ${name.padEnd(12)} ${value}`)].join('\n')

function explain(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  const taken = 'code' in error && error.code === 'EADDRINUSE' && 'port' in error
  return taken ? `Port ${String(error.port)} is in use: stop what listens there, or set PORT` : error.message
}

main().catch((error: unknown) => {
  console.error(explain(error))
  process.exit(1)
})

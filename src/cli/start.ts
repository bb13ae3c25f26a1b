import { serve } from '../server'
import { runCommand, takesNothing } from './command'
import { buildConsole, consoleIsStale } from './console/build'
import { type DemoAccount, loadDemoData } from './demo'
import { findSettings, isProduction, type LocalSettings } from './localSettings'
import { step } from './progress'
import { Undo } from './undo'
import { withDatabase } from './withDatabase'

/** From the settings, or on a development machine from nothing at all, to a process that serves. */
async function start(): Promise<void> {
  const undo = new Undo()
  try {
    const settings = await findSettings(undo, { catchesMail: true })
    const { env, mailCatcher, mailPage } = settings
    const accounts = await undo.unlessInterrupted(() =>
      withDatabase(env, (db) =>
        isProduction() || env.WORKER === 'only' ? Promise.resolve([]) : step('Demo data', () => loadDemoData(db, env)),
      ),
    )
    if (!isProduction() && env.WORKER !== 'only') await undo.unlessInterrupted(makeConsole)
    // From here on the server answers signals.
    undo.release()
    await serve(env, { mailCatcher, mailPage, onStopped: () => undo.takeDown() })
    console.log(summary(settings, accounts))
  } catch (error) {
    await undo.takeDown()
    throw error
  }
}

async function makeConsole(): Promise<void> {
  if (await consoleIsStale()) await step('Admin console', buildConsole)
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
      ['Console', `${site}/admin`],
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

runCommand({ usage: 'npm start', read: takesNothing, run: start })

import { runCommand, UsageError } from './command'
import { startPrivateServices, stopPrivateServices } from './privateServices'
import { step } from './progress'

const DIR = '.data'

/** Leaves MariaDB and Redis running for as many servers as like. */
async function up(): Promise<void> {
  const { databaseUrl, redisUrl } = await step('MariaDB and Redis', (report) =>
    startPrivateServices({ dir: DIR, durable: true, keep: true, report }),
  )
  console.log(`\nDATABASE_URL=${databaseUrl}\nREDIS_URL=${redisUrl}`)
}

async function down(): Promise<void> {
  console.log((await stopPrivateServices(DIR)) ? 'MariaDB and Redis have stopped.' : 'Nothing was running.')
}

runCommand({
  usage: `npm run services
       npm run services:down`,
  read([command, ...rest]) {
    if ((command !== 'up' && command !== 'down') || rest.length > 0) throw new UsageError('Say up or down.')
    return command
  },
  run: (command) => (command === 'up' ? up() : down()),
})

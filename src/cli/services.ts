import { startPrivateServices, stopPrivateServices } from './privateServices'
import { step } from './progress'

const DIR = '.data'

/** `services up` leaves MariaDB and Redis running for as many servers as like; `services down` ends them. */
async function main(command: string | undefined): Promise<void> {
  if (command === 'up') {
    const { databaseUrl, redisUrl } = await step('MariaDB and Redis', (report) =>
      startPrivateServices({ dir: DIR, durable: true, keep: true, report }),
    )
    console.log(`\nDATABASE_URL=${databaseUrl}\nREDIS_URL=${redisUrl}`)
  } else if (command === 'down') {
    console.log((await stopPrivateServices(DIR)) ? 'MariaDB and Redis have stopped.' : 'Nothing was running.')
  } else {
    throw new Error('usage: services up | down')
  }
}

main(process.argv[2]).catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
})

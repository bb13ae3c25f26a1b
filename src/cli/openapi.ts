import { writeFile } from 'node:fs/promises'
import { apiRoutes } from '../routes'
import { buildOpenApi } from '../routes/openapi'
import { runCommand, UsageError } from './command'

/** Writes the description of the API, without any service. */
async function writeDescription({ file, serverUrl }: { file: string; serverUrl: string }): Promise<void> {
  await writeFile(file, `${JSON.stringify(buildOpenApi(apiRoutes, { serverUrl }), null, 2)}\n`)
}

runCommand({
  usage: 'openapi FILE [SERVER_URL]',
  read([file, serverUrl = 'https://gigs.example.org', ...rest]) {
    if (file === undefined || rest.length > 0) throw new UsageError('Name one file to write.')
    return { file, serverUrl }
  },
  run: writeDescription,
})

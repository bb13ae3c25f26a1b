import { writeFile } from 'node:fs/promises'
import { apiRoutes } from '../routes'
import { buildOpenApi } from '../routes/openapi'

/** `openapi FILE [SERVER_URL]` writes the description of the API, without any service. */
async function main([file, serverUrl = 'https://gigs.example.org']: string[]): Promise<void> {
  if (file === undefined) throw new Error('Name the file to write: openapi FILE [SERVER_URL]')
  await writeFile(file, `${JSON.stringify(buildOpenApi(apiRoutes, { serverUrl }), null, 2)}\n`)
}

main(process.argv.slice(2)).catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
})

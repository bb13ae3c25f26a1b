/**
 * The floor that the product is measured against: nothing but node:http, mysql2 and JSON.stringify. It is started with the file of
 * what to replay, and for each GET sends the statements that the product would.
 */
import { createServer, type IncomingMessage } from 'node:http'
import { json } from 'node:stream/consumers'
import mysql from 'mysql2/promise'
import { createPasswordHasher } from '../../../src/utils/passwords'
import { floorWrites } from './floorWrites'
import { send } from './floorSql'
import { readReplies } from './replies'

const PASSWORD = 'any password will do'
const POOL_SIZE = 20

async function start(): Promise<void> {
  const { DATABASE_URL = '', PASSWORD_PEPPER = '', PORT } = process.env
  const replies = readReplies(process.argv[2] ?? '')
  const pool = mysql.createPool({
    uri: DATABASE_URL,
    connectionLimit: POOL_SIZE,
    timezone: 'Z',
    supportBigNumbers: true,
    decimalNumbers: true,
  })
  const hasher = createPasswordHasher(Buffer.from(PASSWORD_PEPPER, 'base64url'))
  const hash = await hasher.hash(PASSWORD)
  const posts: Record<string, (body: unknown) => Promise<unknown>> = {
    ...floorWrites(pool),
    '/sign-in': () => hasher.verify(PASSWORD, hash),
  }

  async function answer(request: IncomingMessage): Promise<unknown> {
    const path = request.url ?? ''
    const post = posts[path]
    if (request.method === 'POST' && post) return post(await json(request))
    const statements = replies.get(path)
    if (!statements) throw new Error(`Nothing is known of ${path}`)
    const results: unknown[] = []
    for (const statement of statements) results.push(await send(pool, statement))
    return results
  }

  const server = createServer((request, response) => {
    answer(request).then(
      (reply) => {
        const text = JSON.stringify(reply)
        response.writeHead(200, { 'Content-Type': 'application/json', 'Content-Length': Buffer.byteLength(text) })
        response.end(text)
      },
      (error: unknown) => response.writeHead(500).end(String(error)),
    )
  })
  server.listen(Number(PORT), '127.0.0.1', () => console.log('Ready'))
}

start().catch((error: unknown) => {
  console.error(error)
  process.exit(1)
})

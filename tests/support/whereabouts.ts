import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { rows } from '../../src/config/db'
import type { TestApp } from './app'

/** All lines of the log so far. The last ones are written when the app is closed. */
export async function readLog(logDir: string): Promise<string> {
  const files = await readdir(logDir)
  return (await Promise.all(files.map((file) => readFile(join(logDir, file), 'utf8')))).join('\n')
}

/** All keys and values of an app in Redis. */
export async function readRedis({ context }: TestApp): Promise<string> {
  const redis = context.redis.commands
  const keys = await redis.keys(`${context.env.REDIS_PREFIX}*`)
  const readers: Record<string, (key: string) => Promise<unknown>> = {
    string: (key) => redis.get(key),
    hash: (key) => redis.hgetall(key),
    list: (key) => redis.lrange(key, 0, -1),
    set: (key) => redis.smembers(key),
    zset: (key) => redis.zrange(key, '0', '-1'),
    stream: (key) => redis.xrange(key, '-', '+'),
  }
  const values = keys.map(async (key) => {
    const type = await redis.type(key)
    if (type === 'none') return key // expired meanwhile
    const read = readers[type]
    if (!read) throw new Error(`No reader for the type ${type}`)
    return `${key} ${JSON.stringify(await read(key))}`
  })
  return (await Promise.all(values)).join('\n')
}

/** Every row of every table of an app's database. */
export async function readTables({ context: { db } }: TestApp): Promise<string> {
  const tables = await rows<{ name: string }>(
    db,
    'SELECT table_name AS name FROM information_schema.tables WHERE table_schema = DATABASE()',
  )
  const texts: string[] = []
  for (const { name } of tables) {
    for (const values of await rows(db, `SELECT * FROM ${name}`)) {
      texts.push(
        Object.values(values)
          .map((value) => (Buffer.isBuffer(value) ? value.toString('latin1') : String(value)))
          .join('\t'),
      )
    }
  }
  return texts.join('\n')
}

const escapePattern = (text: string) => text.replace(/\W/g, '\\$&')

/** The secrets that a text holds, as whole words: six digits may well be a part of a longer number. */
export const foundIn = (text: string, secrets: readonly string[]): string[] =>
  secrets.filter((secret) => new RegExp(`(?<![\\w-])${escapePattern(secret)}(?![\\w-])`).test(text))

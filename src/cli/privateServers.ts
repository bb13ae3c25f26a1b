import { existsSync, renameSync, rmSync } from 'node:fs'
import { totalmem } from 'node:os'
import { join } from 'node:path'
import { Redis } from 'ioredis'
import { createConnection } from 'mysql2/promise'
import { findProgram } from './debian'
import { run } from './run'

/** How a server is reached from this machine. */
export interface Access {
  port: number
  password: string
}

/** What the two kinds of server differ in. `home` is the directory of one server: its data, settings and log. */
export interface ServerKind {
  name: 'mariadb' | 'redis'
  /** A file that holds what must not stand on the command line, where every user of the machine can read it. */
  settings(access: Access): { file: string; text: string }
  /** Prepares an empty data directory; `runAs` goes before the command. */
  initialise(home: string, runAs: string[]): Promise<void>
  command(home: string, options: { port: number; durable: boolean; runAs: string[] }): string[]
  /** The argument of `command` by which a running process is recognised. */
  mark(home: string): string
  url(access: Access): string
  ping(access: Access): Promise<void>
}

/** A quarter of the memory, at most 4 GB: enough for a million gigs. */
const POOL_BYTES = Math.min(4 * 1024 ** 3, Math.floor(totalmem() / 4))

const SQL_MODE = [
  'ONLY_FULL_GROUP_BY',
  'STRICT_TRANS_TABLES',
  'NO_ZERO_IN_DATE',
  'NO_ZERO_DATE',
  'ERROR_FOR_DIVISION_BY_ZERO',
  'NO_ENGINE_SUBSTITUTION',
].join()

// Where root's rights could not be dropped, MariaDB wants to be told so.
const rootOption = (runAs: string[]) => (runAs.length === 0 && process.getuid?.() === 0 ? ['--user=root'] : [])

export const mariadb: ServerKind = {
  name: 'mariadb',
  settings: ({ password }) => ({
    file: 'init.sql',
    // Run at each start, before the port is opened; root stays reachable through the socket in `home` alone.
    text: [
      "DROP USER IF EXISTS 'root'@'127.0.0.1', 'root'@'::1';",
      'CREATE DATABASE IF NOT EXISTS gigs;',
      `CREATE OR REPLACE USER 'gigs'@'127.0.0.1' IDENTIFIED BY '${password}';`,
      "GRANT ALL ON *.* TO 'gigs'@'127.0.0.1' WITH GRANT OPTION;",
      '',
    ].join('\n'),
  }),
  async initialise(home, runAs) {
    const data = join(home, 'data')
    if (existsSync(data)) return
    const draft = `${data}.new`
    rmSync(draft, { recursive: true, force: true })
    const options = [
      '--no-defaults',
      '--force',
      '--auth-root-authentication-method=normal',
      '--skip-test-db',
      '--skip-name-resolve',
      `--datadir=${draft}`,
      `--tmpdir=${home}`,
      ...rootOption(runAs),
    ]
    await run([...runAs, 'mariadb-install-db', ...options], { name: 'mariadb-install-db' })
    renameSync(draft, data)
  },
  command: (home, { port, durable, runAs }) => [
    ...runAs,
    findProgram('mariadbd') ?? 'mariadbd',
    '--no-defaults',
    mariadb.mark(home),
    `--tmpdir=${home}`,
    `--init-file=${join(home, 'init.sql')}`,
    // Relative to the data directory: the path of a unix socket may not exceed 107 bytes.
    '--socket=mariadb.sock',
    '--pid-file=mariadb.pid',
    '--bind-address=127.0.0.1',
    `--port=${port}`,
    '--skip-name-resolve',
    '--max-connections=400',
    '--character-set-server=utf8mb4',
    '--collation-server=utf8mb4_unicode_ci',
    '--default-time-zone=+00:00',
    `--sql-mode=${SQL_MODE}`,
    ...(durable
      ? ['--innodb-flush-log-at-trx-commit=1', `--innodb-buffer-pool-size=${POOL_BYTES}`, '--innodb-log-file-size=256M']
      : ['--innodb-flush-log-at-trx-commit=0', '--innodb-flush-method=nosync', '--sync-binlog=0']),
    ...rootOption(runAs),
  ],
  mark: (home) => `--datadir=${join(home, 'data')}`,
  url: ({ port, password }) => `mysql://gigs:${password}@127.0.0.1:${port}/gigs`,
  async ping(access) {
    const connection = await createConnection({ uri: mariadb.url(access), connectTimeout: 2000 })
    await connection.end()
  },
}

export const redis: ServerKind = {
  name: 'redis',
  settings: ({ password }) => ({ file: 'redis.conf', text: `requirepass ${password}\n` }),
  initialise: () => Promise.resolve(),
  command: (home, { port, durable, runAs }) => [
    ...runAs,
    'redis-server',
    join(home, 'redis.conf'),
    '--port',
    String(port),
    '--bind',
    '127.0.0.1',
    '--dir',
    redis.mark(home),
    '--maxmemory-policy',
    'noeviction',
    '--save',
    '',
    '--appendonly',
    durable ? 'yes' : 'no',
    // Redis would otherwise write over its command line, and with it the mark.
    '--set-proc-title',
    'no',
  ],
  mark: (home) => home,
  url: ({ port, password }) => `redis://:${password}@127.0.0.1:${port}`,
  async ping(access) {
    const client = new Redis(redis.url(access), { lazyConnect: true, connectTimeout: 2000, retryStrategy: () => null })
    // connect() rejects with the same error; without a listener ioredis prints it.
    client.on('error', () => undefined)
    try {
      await client.connect()
      await client.ping()
    } finally {
      client.disconnect()
    }
  },
}

import { Agent, createServer, request as httpRequest, type IncomingMessage, type ServerResponse } from 'node:http'
import { buffer } from 'node:stream/consumers'
import { listenAnywhere } from '../../support/listen'

export interface RollingProxy {
  url: string
  /** Whether the process at this port was ready when it was last asked. */
  isReady: (port: number) => boolean
  close(): Promise<void>
}

const LOOK_MS = 200

/**
 * What stands before several processes in production: asks each whether it is ready, shares the requests among those that are,
 * over connections that are kept alive, and tries another only where a connection was refused.
 */
export async function startRollingProxy(ports: readonly number[]): Promise<RollingProxy> {
  const agent = new Agent({ keepAlive: true })
  const ready = new Set<number>()
  let turn = 0

  /** @returns undefined where no answer came, which says nothing of a process that is busy */
  const ask = (port: number) =>
    new Promise<boolean | undefined>((resolve) => {
      const asking = httpRequest({ port, host: '127.0.0.1', path: '/readyz', timeout: 2_000 }, (answer) => {
        answer.resume()
        resolve(answer.statusCode === 200)
      })
      asking.on('timeout', () => asking.destroy())
      asking.on('error', ({ code }: NodeJS.ErrnoException) => resolve(code === 'ECONNREFUSED' ? false : undefined))
      asking.end()
    })
  const look = async (port: number) => {
    const answer = await ask(port)
    if (answer === true) ready.add(port)
    if (answer === false) ready.delete(port)
  }
  const lookAtAll = () => Promise.all(ports.map(look))
  await lookAtAll()
  const looking = setInterval(() => {
    lookAtAll().catch(() => undefined)
  }, LOOK_MS)

  const pass = (request: IncomingMessage, body: Buffer, response: ServerResponse, tried: readonly number[]) => {
    const choice = (ready.size > 0 ? [...ready] : ports).filter((port) => !tried.includes(port))
    turn += 1
    const port = choice[turn % choice.length]
    if (port === undefined) {
      response.writeHead(502).end('{"code":"nobody_is_ready"}')
      return
    }
    const { method, url: path, headers } = request
    const passing = httpRequest({ agent, port, host: '127.0.0.1', method, path, headers }, (answer) => {
      const { connection: _hop, ...kept } = answer.headers
      response.writeHead(answer.statusCode ?? 502, kept)
      answer.pipe(response)
      answer.once('error', () => response.destroy())
    })
    passing.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'ECONNREFUSED') pass(request, body, response, [...tried, port])
      else if (!response.headersSent) response.writeHead(502).end(`{"code":"${error.code}"}`)
    })
    passing.end(body)
  }
  const server = createServer((request, response) => {
    buffer(request).then(
      (body) => pass(request, body, response, []),
      () => response.destroy(),
    )
  })
  const port = await listenAnywhere(server)
  return {
    url: `http://127.0.0.1:${port}`,
    isReady: (upstream) => ready.has(upstream),
    async close() {
      clearInterval(looking)
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
      agent.destroy()
    },
  }
}

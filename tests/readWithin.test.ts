import { once } from 'node:events'
import { createServer, type Server } from 'node:http'
import { connect, type AddressInfo, type Socket } from 'node:net'
import { text } from 'node:stream/consumers'
import express, { json } from 'express'
import { errorHandler } from '../src/middlewares/errorHandler'
import { readWithin } from '../src/middlewares/readWithin'
import { createUploadReader } from '../src/middlewares/upload'
import { createLogger } from '../src/utils/logger'
import { eventually } from './support/eventually'

const BOUNDS = { milliseconds: 150, bytes: 2_000 }

let server: Server
let closeLog: () => Promise<void>
let handled: unknown[]
/** How many requests went on after their connection had been closed. */
let ended = 0
beforeAll(async () => {
  const { log, close } = await createLogger({ level: 'error', dir: '.data/test/logs-read-within', stdout: false })
  closeLog = close
  const app = express()
  app.use((_request, response, next) => {
    response.locals.requestId = 'test-request'
    next()
  })
  const keep: express.RequestHandler = (request, response) => {
    handled.push(request.body)
    response.json({})
  }
  app.post('/json', readWithin(BOUNDS, json()), keep)
  app.post('/form', readWithin(BOUNDS, createUploadReader()), keep)
  const afterItsEnd: express.RequestHandler = (request, _response, next) => {
    if (!request.query.gone) next()
    else
      request.once('close', () => {
        next()
        ended += 1
      })
  }
  app.post('/one', afterItsEnd, readWithin({ ...BOUNDS, milliseconds: 60_000 }, createUploadReader(1)), keep)
  app.use(errorHandler(log, 'http://localhost'))
  server = createServer(app).listen(0, '127.0.0.1')
  await once(server, 'listening')
})
beforeEach(() => {
  handled = []
})
afterAll(async () => {
  server.close()
  await closeLog()
})

async function begin(path: string, type: string, length: number, body: string): Promise<Socket> {
  const { port }: Pick<AddressInfo, 'port'> = Object.assign({ port: 0 }, server.address())
  const socket = connect(port, '127.0.0.1')
  await once(socket, 'connect')
  const head = `POST ${path} HTTP/1.1\r\nHost: x\r\nContent-Type: ${type}\r\nContent-Length: ${length}`
  socket.write(`${head}\r\n\r\n${body}`)
  return socket
}

describe('A body', () => {
  it.each([
    ['/json', 'application/json', '{"a":'],
    [
      '/form',
      'multipart/form-data; boundary=x',
      '--x\r\nContent-Disposition: form-data; name="file"; filename="a"\r\n\r\nbytes',
    ],
  ])('sent to %s that does not end in time ends the connection with 408', async (path, type, start) => {
    const socket = await begin(path, type, 1_000, start)
    const answer = await text(socket)
    expect(answer).toMatch(/^HTTP\/1\.1 408 /)
    expect(answer).toMatch(/^Connection: close\r$/m)
    expect(answer).toContain('"code":"request_timeout"')
    expect(handled).toEqual([])
  })

  it('that comes in pieces, and ends in time, is read', async () => {
    const socket = await begin('/json', 'application/json', 7, '{"a"')
    socket.end(':1}')
    expect(await text(socket)).toMatch(/^HTTP\/1\.1 200 /)
    expect(handled).toEqual([{ a: 1 }])
  })

  it('whose sender has gone before it was read takes nobody’s place', async () => {
    const [start, end] = [
      '--x\r\nContent-Disposition: form-data; name="file"; filename="a"\r\n\r\nbytes',
      '\r\n--x--\r\n',
    ]
    const type = 'multipart/form-data; boundary=x'
    const gone = await begin('/one?gone=1', type, 1_000, start)
    gone.destroy()
    await eventually(() => ended === 1)
    const socket = await begin('/one', type, start.length + end.length, start + end)
    socket.end()
    expect(await text(socket)).toMatch(/^HTTP\/1\.1 200 /)
    expect(handled).toHaveLength(1)
  })
})

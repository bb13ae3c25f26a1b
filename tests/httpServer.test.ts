import { once } from 'node:events'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { connect, type AddressInfo, type Socket } from 'node:net'
import { text } from 'node:stream/consumers'
import { createHttpServer, type HttpServer } from '../src/utils/httpServer'
import { eventually } from './support/eventually'

let http: HttpServer
/** The requests that have come, each with its answer. */
let begun: { request: IncomingMessage; response: ServerResponse }[]
beforeEach(async () => {
  begun = []
  http = createHttpServer((request, response) => begun.push({ request, response }), 'http://localhost')
  http.server.listen(0, '127.0.0.1')
  await once(http.server, 'listening')
})
afterEach(async () => {
  http.server.closeAllConnections()
  await http.drain()
})

async function send(words: string): Promise<Socket> {
  const { port }: Pick<AddressInfo, 'port'> = Object.assign({ port: 0 }, http.server.address())
  const socket = connect(port, '127.0.0.1')
  await once(socket, 'connect')
  socket.write(words)
  return socket
}
const get = (path: string) => `GET ${path} HTTP/1.1\r\nHost: x\r\n\r\n`
const answer = (at: number, body = '') => begun[at]?.response.end(body)
const haveBegun = (total: number) => eventually(() => begun.length === total)

describe('What is no request', () => {
  it.each([
    ['words', 'Good day\r\n\r\n', 400, 'bad_request'],
    [
      'a head that is too large',
      `GET / HTTP/1.1\r\nHost: x\r\nA: ${'a'.repeat(17_000)}\r\n\r\n`,
      431,
      'head_too_large',
    ],
    ['two lengths', 'POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n', 400, 'bad_request'],
  ])('is answered with a problem: %s', async (_what, words, status, code) => {
    const [head = '', body = ''] = (await text(await send(words))).split('\r\n\r\n')
    expect(head).toMatch(new RegExp(`^HTTP/1.1 ${status} `))
    expect(head).toContain('Content-Type: application/problem+json')
    const problem: unknown = JSON.parse(body)
    expect(problem).toMatchObject({ status, code, type: `http://localhost/problems/${code}` })
    expect(begun).toEqual([])
  })

  it('does not get between the bytes of an answer', async () => {
    const socket = await send(get('/'))
    await haveBegun(1)
    begun[0]?.response.write('the beginning')
    socket.write('nonsense\r\n\r\n')
    expect(await text(socket)).not.toContain('bad_request')
  })
})

describe('A connection', () => {
  it('that is broken off tells all of its answers, also those whose turn has not come', async () => {
    const socket = await send(get('/1') + get('/2') + get('/3'))
    await haveBegun(3)
    const closed = Promise.all(begun.map(({ response }) => once(response, 'close')))
    socket.destroy()
    await closed
    expect(begun.map(({ response }) => response.destroyed)).toEqual([true, true, true])
  })

  it('whose body goes on after the answer is cut', async () => {
    const socket = await send('POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n1\r\na\r\n')
    await haveBegun(1)
    answer(0, 'no')
    expect(await text(socket)).toContain('no')
  })
})

describe('While it drains', () => {
  it('a server answers what is under way and what still comes, and closes each connection with the last answer', async () => {
    const [one, other] = [await send(get('/1') + get('/2')), await send(get('/3'))]
    await haveBegun(3)
    const drained = http.drain()
    const late = await send(get('/4'))
    await haveBegun(4)
    for (const at of begun.keys()) answer(at, `answer to ${begun[at]?.request.url}.`)

    const heads = [await text(one), await text(other), await text(late)]
    await drained
    const [first = '', second = ''] = heads[0]?.split('answer to /1.') ?? []
    expect(first).not.toContain('close')
    expect(second).toMatch(/Connection: close[^]*answer to \/2\./)
    expect(heads[1]).toMatch(/Connection: close[^]*answer to \/3\./)
    expect(heads[2]).toMatch(/Connection: close[^]*answer to \/4\./)
    await expect(send(get('/5'))).rejects.toThrow('ECONNREFUSED')
  })
})

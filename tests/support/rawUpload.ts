import { once } from 'node:events'
import { connect, type Socket } from 'node:net'
import type { TestApp } from './app'
import { formOf, type Part } from './forms'

/**
 * Begins to send a form to a route, and stops in the middle.
 * @param share how much of it is sent, from 0 to 1
 */
export async function beginUpload(
  { url }: TestApp,
  path: string,
  { as, parts, share }: { as: { accessToken: string }; parts: readonly Part[]; share: number },
): Promise<Socket> {
  const { body, headers } = formOf(parts)
  const head = [
    `POST /api/v1${path} HTTP/1.1`,
    'Host: localhost',
    `Authorization: Bearer ${as.accessToken}`,
    `Content-Type: ${headers['Content-Type']}`,
    `Content-Length: ${body.length}`,
  ]
  const socket = connect(Number(new URL(url).port), '127.0.0.1').on('error', () => undefined)
  await once(socket, 'connect')
  const bytes = Buffer.concat([Buffer.from(`${head.join('\r\n')}\r\n\r\n`), body.subarray(0, body.length * share)])
  await new Promise((resolve) => socket.write(bytes, resolve))
  return socket
}

import { isIP } from 'node:net'

/** Of an Express request: `ip` is the peer's own, or what the last trusted proxy has passed on, which may be any text. */
interface Received {
  ip?: string | undefined
  socket: { remoteAddress?: string | undefined }
}

/** The IP address from which a request came, without a zone (RFC 4007 §11); the proxy's own where it passed on something else. */
export function clientAddress({ ip = '', socket: { remoteAddress = '' } }: Received): string {
  const [address = ''] = (isIP(ip) ? ip : remoteAddress).split('%')
  return address
}

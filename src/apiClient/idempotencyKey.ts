/** For one write, however often it is sent. Not by randomUUID, which browsers have only where the page came over TLS or from the same machine. */
export function newIdempotencyKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
}

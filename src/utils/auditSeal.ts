import { createHmac } from 'node:crypto'

/** How the first seal of a chain is bound to what comes before it: nothing. */
export const NO_SEAL = Buffer.alloc(32)

/**
 * The seal of one entry of the audit log. It covers the entry, its place and the seal before, so that whoever has no key can
 * neither change, remove or add one nor make the seals behind it anew.
 * @param entry its columns in a fixed order
 */
export function sealOf(
  key: Buffer,
  { position, previous, entry }: { position: number; previous: Buffer; entry: readonly (string | null)[] },
): Buffer {
  return mac(key, ['seal', position, previous.toString('hex'), ...entry])
}

/** Signs where the chain ends, or a shorter one would look whole. */
export function headMac(
  key: Buffer,
  { position, seal, unsignedUntil }: { position: number; seal: Buffer; unsignedUntil: string | null },
): Buffer {
  return mac(key, ['head', position, seal.toString('hex'), unsignedUntil])
}

const mac = (key: Buffer, parts: readonly (string | number | null)[]): Buffer =>
  createHmac('sha256', key).update(JSON.stringify(parts)).digest()

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
  const text = JSON.stringify([position, previous.toString('hex'), ...entry])
  return createHmac('sha256', key).update(text).digest()
}

/**
 * What is signed of where the chain ends, or a shorter one would look whole.
 * @param end unsignedUntil in ms since 1970
 */
export const headText = ({
  position,
  seal,
  unsignedUntil,
}: {
  position: number
  seal: Buffer
  unsignedUntil: number | null
}): string => JSON.stringify(['head', position, seal.toString('hex'), unsignedUntil])

import { createHash, randomInt } from 'node:crypto'

/** Crockford's base32: without i, l, o and u, so that what is copied by hand is read in one way. */
const ALPHABET = '0123456789abcdefghjkmnpqrstvwxyz'
/** 120 bits: from 112 on a plain hash keeps a code safe (ASVS 5.0, 6.5.2), and guessing needs no limit. */
const LENGTH = 24
const GROUP = /.{4}(?=.)/g

/** Such as `k3f9-2mxa-7qhd-8wtn-c4ze-p6rj`. */
export function newRecoveryCode(): string {
  const letters = Array.from({ length: LENGTH }, () => ALPHABET.charAt(randomInt(ALPHABET.length)))
  return letters.join('').replace(GROUP, '$&-')
}

/** As a code was made, however it is written: in capitals, in other groups, with an o for a zero. */
const normalise = (written: string) =>
  written.toLowerCase().replace(/[\s-]/g, '').replaceAll('o', '0').replace(/[il]/g, '1')

export const isRecoveryCode = (written: string): boolean => normalise(written).length === LENGTH

/** All that is stored of a code. */
export const hashRecoveryCode = (written: string): Buffer => createHash('sha256').update(normalise(written)).digest()

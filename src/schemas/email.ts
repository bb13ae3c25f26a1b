import { domainToASCII } from 'node:url'
import { z } from 'zod'

const LONGEST_LOCAL_PART = 64 // RFC 5321 §4.5.3.1.1
const LONGEST_ADDRESS = 254 // RFC 5321 §4.5.3.1.3: 256 with its angle brackets
/** A Dot-string (RFC 5321 §4.1.2) without the marks that relays, shells and lists read something into. */
const LOCAL_PART = /^[\w'+-]+(?:\.[\w'+-]+)*$/
/** As people write a domain. domainToASCII reads its text as a part of a URL, and would cut or decode at any other ASCII mark. */
const WRITTEN_DOMAIN = /^(?:[a-z\d.-]|[^\p{ASCII}])+$/iu
const LABEL = /^[a-z\d](?:[a-z\d-]{0,61}[a-z\d])?$/
/** Not all digits, or it would be an IP address. */
const LAST_LABEL = /^(?:[a-z]{2,63}|xn--[a-z\d-]+)$/

/**
 * The one form in which an address is kept, compared and mailed to: NFKC, no spaces around it, the domain in ASCII (IDNA, RFC 5891).
 * All of it is ASCII then, so that no two addresses look the same, and no mail leaves for another one than the account's: letters of
 * compatibility (fullwidth, ligatures) become those that they stand for, and a local part with look-alikes, such as a Cyrillic а
 * or a dotless ı, is none. That gives up addresses of SMTPUTF8 (RFC 6531), which few mail servers take.
 * @returns undefined for what is no address that we take
 */
export function normaliseEmail(text: string): string | undefined {
  const [localPart = '', domain = '', ...rest] = text.normalize('NFKC').trim().split('@')
  const isLocalPart = localPart.length <= LONGEST_LOCAL_PART && LOCAL_PART.test(localPart)
  if (!isLocalPart || rest.length > 0 || !WRITTEN_DOMAIN.test(domain)) return undefined
  const address = `${localPart}@${domainToASCII(domain)}`
  return address.length <= LONGEST_ADDRESS && isHostName(address.slice(localPart.length + 1)) ? address : undefined
}

function isHostName(domain: string): boolean {
  const labels = domain.split('.')
  return labels.length > 1 && labels.every((label) => LABEL.test(label)) && LAST_LABEL.test(labels.at(-1) ?? '')
}

/** An address as a caller may write it. Given on in its one form, with the capitals of its local part. */
export const Email = z
  .string()
  .max(LONGEST_ADDRESS, { abort: true })
  .overwrite((text) => normaliseEmail(text) ?? text)
  .check(z.stringFormat('email', (address) => normaliseEmail(address) === address))
  .meta({
    description:
      'Kept without spaces around it and with its domain in ASCII. What differs in capitals alone is one address.',
    examples: ['jane@example.org'],
  })

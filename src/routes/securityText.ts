import type { RequestHandler } from 'express'

const DAY_MS = 24 * 60 * 60 * 1_000
/** Well under the year that RFC 9116 §2.5.5 recommends. */
const GOOD_FOR_DAYS = 90

/**
 * /.well-known/security.txt (RFC 9116): where to report a vulnerability. It expires ninety days after it was asked for, so it is
 * true for as long as a server that has the setting answers.
 * @param contact a mailto: or https: address
 */
export function securityText(contact: string): RequestHandler {
  return (_request, response) => {
    const expires = new Date(Date.now() + GOOD_FOR_DAYS * DAY_MS)
    response.type('text').send(`Contact: ${contact}\nExpires: ${expires.toISOString()}\n`)
  }
}

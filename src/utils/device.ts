import { isIPv4 } from 'node:net'
import { ipKeyGenerator } from 'express-rate-limit'

/** What a user agent says without the numbers of its versions, which change every few weeks on the same device. */
export const deviceOf = (userAgent: string): string => userAgent.replace(/[\d._]+/g, '')

const IPV6_PREFIX = 32

/** The network of an address, about as large as one provider in one place: a /16 of IPv4, a /32 of IPv6. */
export function networkOf(ip: string): string {
  const network = ipKeyGenerator(ip, IPV6_PREFIX)
  return isIPv4(network) ? network.split('.', 2).join('.') : network
}

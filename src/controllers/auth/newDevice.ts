import type { Sql } from '../../config/db'
import type { Origin } from '../../context'
import * as Sessions from '../../models/Session'
import type { User } from '../../models/User'
import { deviceOf, networkOf } from '../../utils/device'

/**
 * Whether a sign-in comes from a device or a network that no session had which is still known. The account's first never does:
 * there is nobody yet who could be surprised.
 */
export async function isNewDevice(sql: Sql, { id, lastSeenAt }: User, { ip, userAgent }: Origin): Promise<boolean> {
  if (lastSeenAt === null) return false
  const known = await Sessions.listPlaces(sql, id)
  const isKnown =
    known.some((place) => deviceOf(place.userAgent) === deviceOf(userAgent)) &&
    known.some((place) => networkOf(place.ip) === networkOf(ip))
  return !isKnown
}

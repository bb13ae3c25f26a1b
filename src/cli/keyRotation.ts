import { randomBytes } from 'node:crypto'
import type { JwtKey } from '../utils/jwtKeys'

export type Keys = readonly JwtKey[]

/** One more key, which only verifies until it is promoted. @throws Error while a rotation is under way */
export function addKey(keys: Keys): Keys {
  if (keys.length > 1)
    throw new Error('A rotation is under way: promote the second key, or retire it, before you add another.')
  const numbers = keys.map(({ kid }) => Number(/^k(\d{1,6})$/.exec(kid)?.[1] ?? 0))
  return [...keys, { kid: `k${Math.max(...numbers) + 1}`, secret: randomBytes(32) }]
}

/** The last key signs. @throws Error when there is no other */
export function promoteKey(keys: Keys): Keys {
  const last = keys.slice(-1)
  if (keys.length < 2) throw new Error('There is only one key, which signs already: add the next one first.')
  return [...last, ...keys.slice(0, -1)]
}

/** Only the key that signs is left. @throws Error when there is no other */
export function retireKeys(keys: Keys): Keys {
  if (keys.length < 2) throw new Error('There is only one key: nothing can be retired.')
  return keys.slice(0, 1)
}

import { Problem } from './errors'

/** The versions that a caller's If-Match names; null: any will do. */
export type IfMatch = readonly number[] | null

/**
 * An entity tag of ours begins with the version of the resource: `"3-9f86d081"`. The rest changes with whatever else is shown.
 * A weak one is as good, because proxies that compress weaken ours.
 */
const TAG = /^(?:W\/)?"(\d{1,10})(?:-[\w-]*)?"$/

/** @param header the field's value; tags that are not ours match no version */
export function parseIfMatch(header: string | undefined): IfMatch {
  if (header === undefined || header.trim() === '*') return null
  return header.split(',').flatMap((tag) => {
    const version = TAG.exec(tag.trim())?.[1]
    return version === undefined ? [] : [Number(version)]
  })
}

/**
 * Keeps a caller from changing what it has not seen (RFC 9110 §13.1.1). It comes under the lock of the row, behind the question
 * whose it is and before what its state allows.
 * @throws Problem precondition_failed
 */
export function refuseStale(ifMatch: IfMatch, { version }: { version: number }): void {
  if (ifMatch !== null && !ifMatch.includes(version)) throw new Problem('precondition_failed', { extra: { version } })
}

/** Whether If-None-Match names the tag, or any (RFC 9110 §13.1.2: weakly, because what is asked for is a copy). */
export function namesTag(ifNoneMatch: string | undefined, tag: string): boolean {
  if (ifNoneMatch === undefined) return false
  const named = ifNoneMatch.split(',').map((each) => each.trim().replace(/^W\//, ''))
  return named.includes('*') || named.includes(`"${tag}"`)
}

import { Problem } from './errors'

/** The versions that a caller's If-Match names; null: any will do. */
export type IfMatch = readonly number[] | null

/** An entity tag of ours begins with the version of the resource: `"3-9f86d081"`. The rest changes with whatever else is shown. */
const TAG = /^(?:W\/)?"(\d{1,10})(?:-[\w-]*)?"$/

/** @param header the field's value; tags that are not ours match no version */
export function parseIfMatch(header: string | undefined): IfMatch {
  if (header === undefined || header.trim() === '*') return null
  return header.split(',').flatMap((tag) => {
    const version = TAG.exec(tag.trim())?.[1]
    return version === undefined ? [] : [Number(version)]
  })
}

/** Keeps a caller from changing what it has not seen (RFC 9110 §13.1.1). @throws Problem precondition_failed */
export function refuseStale(ifMatch: IfMatch, { version }: { version: number }): void {
  if (ifMatch !== null && !ifMatch.includes(version)) throw new Problem('precondition_failed', { extra: { version } })
}

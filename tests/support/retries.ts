import type { Response } from 'supertest'
import { row } from '../../src/config/db'
import type { TestApp } from './app'
import { newGig, type TestUser } from './factories'

export const withKey = (key: string) => ({ headers: { 'Idempotency-Key': key } })
export const isReplayed = ({ headers }: Response) => headers['idempotency-replayed'] === 'true'

/** All that is promised to be the same again. */
export function answerOf({ status, text, headers }: Response) {
  const same = ['content-type', 'etag', 'retry-after', 'cache-control'].map((name) => String(headers[name]))
  return { status, text, same }
}

export function expectReplay(first: Response, again: Response): void {
  expect(answerOf(again)).toEqual(answerOf(first))
  expect(isReplayed(again)).toBe(true)
}

/** A write whose effects can be counted. */
export const postGig = ({ api }: TestApp, client: TestUser, key: string, body = newGig()) =>
  api.post('/client/gigs', { as: client, body, ...withKey(key) })

export async function gigsOf({ context: { db } }: TestApp, { id: clientId }: TestUser): Promise<number | undefined> {
  const text = 'SELECT COUNT(*) AS gigs FROM gigs WHERE client_id = :clientId'
  return (await row<{ gigs: number }>(db, text, { clientId }))?.gigs
}

interface Closable {
  close(): Promise<void>
}

/** @returns what notes something that a test has opened, to be closed after it, last opened first */
export function closingAfterEach(): <T extends Closable>(each: T) => T {
  const opened: Closable[] = []
  afterEach(async () => {
    for (const each of opened.splice(0).reverse()) await each.close()
  })
  return (each) => {
    opened.push(each)
    return each
  }
}

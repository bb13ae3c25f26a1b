import { randomBytes } from 'node:crypto'
import type { Pool } from 'mysql2/promise'
import { z } from 'zod'
import * as Applications from '../../../src/models/Application'
import * as Gigs from '../../../src/models/Gig'
import * as Sessions from '../../../src/models/Session'
import { hashRefreshToken } from '../../../src/utils/refreshToken'
import { inFloorTransaction } from './floorSql'
import { writesOf } from './statements'

const Application = z.object({
  id: z.string(),
  gigId: z.string(),
  workerId: z.string(),
  clientId: z.string(),
  coverLetter: z.string(),
  bidAmount: z.number(),
  bidCurrency: z.string(),
  revision: z.number(),
})
/** What the floor must know of an application; the product finds the rest itself. */
export type FloorApplication = z.output<typeof Application>

const Refresh = z.object({ sessionId: z.string(), refreshToken: z.string() })
/** What the floor must know to change a refresh token. */
export type FloorRefresh = z.output<typeof Refresh>

const GRACE_SECONDS = 10
/** The floor compares no letters. */
const NOT_COMPARED = { letterSketch: Buffer.alloc(256), similarToOthers: false }

/** The least that the writes of the product can do, by path. */
export const floorWrites = (pool: Pool) => ({
  '/apply': async (body: unknown) => {
    const application = Application.parse(body)
    const [insert] = await writesOf((sql) => Applications.insert(sql, { ...application, ...NOT_COMPARED }))
    await inFloorTransaction(pool, async (sql) => {
      if (insert) await sql.execute(insert)
      await Gigs.countApplication(sql, application.gigId)
    })
    return application
  },

  '/refresh': async (body: unknown) => {
    const { sessionId, refreshToken } = Refresh.parse(body)
    const tokenHash = hashRefreshToken(refreshToken)
    const successor = randomBytes(48).toString('base64url')
    await inFloorTransaction(pool, async (sql) => {
      await Sessions.lockRefreshToken(sql, tokenHash, GRACE_SECONDS)
      const use = { tokenHash, sessionId, usedBy: 'floor', successor: randomBytes(64) }
      await Sessions.markRefreshTokenUsed(sql, use)
      await Sessions.insertRefreshToken(sql, sessionId, hashRefreshToken(successor))
    })
    return { sessionId, refreshToken: successor } satisfies FloorRefresh
  },
})

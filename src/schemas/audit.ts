import { z } from 'zod'
import { booleanInQuery, exampleId, Id, inQuery, Instant, matching, paging, pageOf, period } from './common'
import { fault } from './faults'
import { actors } from './states'

export const AuditQuery = z.strictObject({
  ...paging,
  ...period,
  userId: Id.optional().meta({ description: 'What this user did, and what was done to them.' }),
  actorId: Id.optional().meta({ description: 'What this user did.' }),
  subjectId: Id.optional().meta({ description: 'What was done to this user, gig, application or session.' }),
  action: matching(/^[a-z-]+\.[a-z-]+$/, 'invalid_action', 'Must be a subject and a verb, such as user.suspend.')
    .optional()
    .meta({ description: '`subject.verb`, exactly.', examples: ['user.suspend'] }),
  reads: booleanInQuery
    .default(true)
    .meta({ description: 'false leaves out what admins have read.', examples: [false] }),
})

export const AuditDetail = z.record(z.string(), z.union([z.string(), z.number(), z.null()]))

/** What somebody has written past the server may be anything, and must not hide the rest. */
const StoredId = z.string().meta({ description: 'A UUID, as it is stored.', examples: [exampleId] })

export const AuditEntry = z
  .object({
    id: StoredId,
    at: Instant,
    actor: z
      .object({
        id: StoredId.nullable().meta({ description: 'null for the system, and for someone who had not signed in.' }),
        role: z.string().meta({ description: `As whom they did it: ${[...actors, 'anonymous'].join(', ')}.` }),
      })
      .meta({ description: 'Who did it.' }),
    action: z.string().meta({ description: '`subject.verb`.' }),
    subject: z
      .object({
        type: z.string(),
        id: StoredId.nullable().meta({ description: 'null where nothing is known by that name.' }),
      })
      .meta({ description: 'What it was done to.' }),
    ip: z.string().nullable().meta({ description: 'null for the system.' }),
    requestId: z.string().nullable().meta({ description: 'null for the system.' }),
    detail: AuditDetail.meta({ description: 'What else there is to tell; its keys depend on the action.' }),
  })
  .meta({
    id: 'AuditEntry',
    examples: [
      {
        id: exampleId,
        at: '2026-11-22T10:00:00.000Z',
        actor: { id: exampleId, role: 'admin' },
        action: 'user.suspend',
        subject: { type: 'user', id: exampleId },
        ip: '203.0.113.7',
        requestId: 'checkout-7f3a91',
        detail: { reason: 'Asked workers for money', endedSessions: 2, pausedGigs: 3 },
      },
    ],
  })
export const AuditPage = pageOf(AuditEntry).meta({ id: 'AuditPage' })

/**
 * What can be wrong with the chain. `head`: the record of where it ends is not ours. `rewritten`: it is another than the one whose end
 * was exported.
 */
const chainFaults = ['edited', 'deleted', 'inserted', 'truncated', 'head', 'rewritten'] as const
export type ChainFault = (typeof chainFaults)[number]

const SealText = matching(/^[0-9a-f]{64}$/, 'invalid_seal', 'Must be the 64 digits of a seal.')
const exampleSeal = '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08'

export const VerifyQuery = z
  .strictObject({
    cursor: paging.cursor,
    headEntries: inQuery(z.int().min(1))
      .optional()
      .meta({
        description: 'How many entries an exported chain had: it must be the beginning of this one.',
        examples: [48_213],
      }),
    headSeal: SealText.optional().meta({ description: 'Its last seal.', examples: [exampleSeal] }),
  })
  .refine(({ headEntries, headSeal }) => (headEntries === undefined) === (headSeal === undefined), {
    path: ['headSeal'],
    ...fault('incomplete', 'headEntries and headSeal go together.'),
  })

const Head = z
  .object({
    entries: z.number().meta({ description: 'How many entries the chain has.' }),
    seal: z.string().meta({ description: 'Its last seal, in hexadecimal.' }),
  })
  .meta({ description: 'Where the chain ends, as it is exported every day.' })

export const ChainReport = z
  .object({
    ok: z.boolean().meta({ description: 'Whether nothing is wrong in what was verified so far.' }),
    entries: z.int().meta({ description: 'How many entries were verified so far.' }),
    firstBroken: StoredId.nullable().meta({
      description: 'The first entry that is wrong; null where none is, or nothing tells its id.',
    }),
    position: z
      .int()
      .nullable()
      .meta({ description: 'Its place in the chain, from 1; null where none is wrong, or it is part of none.' }),
    fault: z.enum(chainFaults).nullable().meta({ description: 'What is wrong.' }),
    detail: z.string().nullable().meta({ description: 'The same in words.' }),
    head: Head.nullable().meta({ description: 'null where somebody has removed it.' }),
    nextCursor: z
      .string()
      .nullable()
      .meta({ description: 'The `cursor` with which to go on; null once all is verified, or something is wrong.' }),
  })
  .meta({
    id: 'ChainReport',
    description: 'What became of a verification. Of a long log it comes in parts.',
    examples: [
      {
        ...{ ok: false, entries: 1_203, firstBroken: exampleId, position: 1_204, fault: 'edited' },
        detail: 'The entry, or its seal, is not as it was written.',
        head: { entries: 48_213, seal: exampleSeal },
        nextCursor: null,
      },
    ],
  })

export type AuditQuery = z.output<typeof AuditQuery>
export type AuditEntry = z.output<typeof AuditEntry>
export type AuditPage = z.output<typeof AuditPage>
export type VerifyQuery = z.output<typeof VerifyQuery>
export type ChainReport = z.output<typeof ChainReport>

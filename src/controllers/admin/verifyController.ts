import { performance } from 'node:perf_hooks'
import { z } from 'zod'
import type { Sql } from '../../config/db'
import type { Call, Context } from '../../context'
import * as AuditChain from '../../models/AuditChain'
import { signed } from '../../models/AuditLog'
import type { ChainFault, ChainReport, VerifyQuery } from '../../schemas/audit'
import { NO_SEAL, sealOf } from '../../utils/auditSeal'
import { FIRST_ID } from '../../utils/uuid'
import { keyset } from '../shared/paging'
import { isOurs, sealedColumns, sealEntries } from '../system/auditChain'

/** What one request may take: the rest is for the next. */
const BUDGET_MS = 1_000
const BATCH = 1_000
/** Usually all that wait. Right after an upgrade that may be all there are, and they are the job's. */
const SEALED_FIRST = 2_000

/** How far the verification has come: along the chain, and then along the entries, which must all be part of it. */
interface Progress {
  position: number
  seal: Buffer
  afterId: string
}

type Broken = Pick<ChainReport, 'firstBroken' | 'position'> & { fault: ChainFault; detail: string }
/** `unfinished`: all right so far, and there is more. */
type Outcome = Broken | 'whole' | 'unfinished'

const Position = z.tuple([z.int(), z.string(), z.string()])
const NOTHING_BROKEN = { firstBroken: null, position: null, fault: null, detail: null }

/**
 * Verifies the audit log: every entry is as it was written and in its place, none is missing and none was added. What was written
 * until now is sealed first. A log that is too long for one request goes on with the next.
 */
export async function verify(context: Context, { query }: Call<'admin', { query: VerifyQuery }>): Promise<ChainReport> {
  const { after, cursorBehind } = keyset(context, 'admin-audit-verify', { limit: BATCH, ...query }, Position)
  if (!after) await sealEntries(context, SEALED_FIRST)
  const progress: Progress = after
    ? { position: after[0], seal: Buffer.from(after[1], 'hex'), afterId: after[2] }
    : { position: 0, seal: NO_SEAL, afterId: FIRST_ID }
  const head = await AuditChain.findHead(context.db)
  const outcome = await walk(context, progress, head, query)
  const { position, seal, afterId } = progress
  const fault = typeof outcome === 'string' ? undefined : outcome
  return {
    ok: !fault,
    entries: position,
    ...(fault ?? NOTHING_BROKEN),
    head: head ? { entries: head.position, seal: head.seal.toString('hex') } : null,
    nextCursor: outcome === 'unfinished' ? cursorBehind([position, seal.toString('hex'), afterId]) : null,
  }
}

async function walk(
  context: Context,
  progress: Progress,
  head: AuditChain.Head | undefined,
  exported: VerifyQuery,
): Promise<Outcome> {
  const deadline = performance.now() + BUDGET_MS
  if (!head || !isOurs(context, head)) {
    return broken(
      'truncated',
      head?.entryId ?? null,
      head?.position ?? null,
      'The record of where the chain ends is not ours.',
    )
  }
  const chain = await walkChain(context, progress, head, exported, deadline)
  return chain === 'whole' ? walkEntries(context.db, progress, head, deadline) : chain
}

/** From seal to seal, each of which must be that of its entry, its place and the seal before. */
async function walkChain(
  context: Context,
  progress: Progress,
  head: AuditChain.Head,
  { headEntries, headSeal }: VerifyQuery,
  deadline: number,
): Promise<Outcome> {
  while (progress.position < head.position) {
    if (performance.now() > deadline) return 'unfinished'
    const links = await AuditChain.listSealed(context.db, {
      after: progress.position,
      upTo: head.position,
      limit: BATCH,
    })
    if (links.length === 0) {
      return broken('truncated', head.entryId, progress.position + 1, 'The chain ends here, before its recorded end.')
    }
    for (const link of links) {
      const fault = faultOf(context, link, progress)
      if (fault) return fault
      Object.assign(progress, { position: link.position, seal: link.seal })
      if (link.position === headEntries && link.seal.toString('hex') !== headSeal) {
        return broken(
          'rewritten',
          link.entryId,
          link.position,
          'The chain up to here is another than the exported one.',
        )
      }
    }
  }
  if (headEntries !== undefined && headEntries > progress.position) {
    return broken('truncated', head.entryId, progress.position + 1, 'The exported chain was longer.')
  }
  return head.seal.equals(progress.seal)
    ? 'whole'
    : broken('edited', head.entryId, head.position, 'The last seal is not the one of the recorded end.')
}

function faultOf(
  { db, auditKey }: Context,
  { position, entryId, seal, entry }: Awaited<ReturnType<typeof AuditChain.listSealed>>[number],
  before: Progress,
): Broken | undefined {
  const due = before.position + 1
  if (position !== due) return broken('deleted', entryId, due, 'A seal is missing before the one of this entry.')
  if (!entry) return broken('deleted', entryId, position, 'The entry is gone; its seal is still there.')
  const isSealed = sealOf(auditKey, { position, previous: before.seal, entry: sealedColumns(entry) }).equals(seal)
  if (!isSealed) return broken('edited', entryId, position, 'The entry, or its seal, is not as it was written.')
  if (!isSigned(db, entry)) return broken('inserted', entryId, position, NOT_OURS)
  return undefined
}

const NOT_OURS = 'The entry was written past the server.'
const isSigned = (db: Sql, entry: AuditChain.ProvenEntry) => entry.mac?.equals(signed(db, entry)) === true

/** Entry by entry: whatever is part of no chain was put in between, but for what has only just been written. */
async function walkEntries(
  db: Sql,
  progress: Progress,
  { takesUnsigned }: AuditChain.Head,
  deadline: number,
): Promise<Outcome> {
  const isWaiting = (entry: AuditChain.ProvenEntry & { isWaiting: boolean }) =>
    entry.isWaiting && (isSigned(db, entry) || (takesUnsigned && entry.mac === null))
  for (;;) {
    if (performance.now() > deadline) return 'unfinished'
    const entries = await AuditChain.listProven(db, { afterId: progress.afterId, limit: BATCH })
    const stray = entries.find((entry) => !entry.isSealed && !isWaiting(entry))
    if (stray) return broken('inserted', stray.id, null, NOT_OURS)
    progress.afterId = entries.at(-1)?.id ?? progress.afterId
    if (entries.length < BATCH) return 'whole'
  }
}

const broken = (fault: ChainFault, firstBroken: string | null, position: number | null, detail: string): Broken => ({
  fault,
  firstBroken,
  position,
  detail,
})

import { z } from 'zod'
import type { Call, Context } from '../../context'
import * as AuditChain from '../../models/AuditChain'
import type { ChainReport, VerifyQuery } from '../../schemas/audit'
import { Problem } from '../../utils/errors'
import { sealEntries } from '../shared/auditChain'
import { keyset } from '../shared/paging'
import { beginning, verifyChain } from '../shared/verifyChain'

/** What one request may take: the rest is for the next. */
const BUDGET_MS = 1_000
/** Usually all that wait. Right after an upgrade that may be all there are, and they are the job's. */
const SEALED_FIRST = 2_000

const Position = z.tuple([z.int(), z.string(), z.string()])
const NOTHING_BROKEN = { firstBroken: null, position: null, fault: null, detail: null }

/** Where the database takes no writes, what waits is verified by its signatures alone. */
async function sealWhatWaits(context: Context): Promise<void> {
  try {
    await sealEntries(context, SEALED_FIRST)
  } catch (error) {
    if (!(error instanceof Problem)) throw error
  }
}

/** Verifies the audit log. What was written until now is sealed first. A log that is too long for one request goes on with the next. */
export async function verify(context: Context, { query }: Call<'admin', { query: VerifyQuery }>): Promise<ChainReport> {
  const { headEntries, headSeal } = query
  const { after, cursorBehind } = keyset(context, 'admin-audit-verify', { limit: 1, ...query }, Position)
  if (!after) await sealWhatWaits(context)
  const progress = after
    ? { position: after[0], seal: Buffer.from(after[1], 'hex'), afterId: after[2] || null }
    : beginning()
  const head = await AuditChain.findHead(context.db)
  const outcome = await verifyChain(context, progress, head, { headEntries, headSeal, budgetMs: BUDGET_MS })
  const fault = typeof outcome === 'string' ? undefined : outcome
  const { position, seal, afterId } = progress
  return {
    ok: !fault,
    entries: position,
    ...(fault ?? NOTHING_BROKEN),
    head: head ? { entries: head.position, seal: head.seal.toString('hex') } : null,
    nextCursor: outcome === 'unfinished' ? cursorBehind([position, seal.toString('hex'), afterId ?? '']) : null,
  }
}

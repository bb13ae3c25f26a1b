import { performance } from 'node:perf_hooks'
import type { Sql } from '../../config/db'
import type { Context } from '../../context'
import * as AuditChain from '../../models/AuditChain'
import { signed } from '../../models/AuditLog'
import type { ChainFault, ChainReport } from '../../schemas/audit'
import { NO_SEAL, sealOf } from '../../utils/auditSeal'
import { isOurs, sealedColumns } from './auditChain'

/** How far a verification has come: along the chain, and then along the entries, which must all be part of it. */
export interface Progress {
  position: number
  seal: Buffer
  /** null before the first entry. */
  afterId: string | null
}

export const beginning = (): Progress => ({ position: 0, seal: NO_SEAL, afterId: null })

/** An end of the chain that has left the machine. */
export interface ExportedHead {
  headEntries?: number | undefined
  headSeal?: string | undefined
}

export type Broken = Pick<ChainReport, 'firstBroken' | 'position'> & { fault: ChainFault; detail: string }
/** `unfinished`: all right so far, and there is more. */
export type Outcome = Broken | 'whole' | 'unfinished'

const BATCH = 1_000
const NOT_OURS = 'The entry was written past the server.'

/**
 * Verifies the audit log from where `progress` stands, which moves on: every entry is as it was written and in its place, none is
 * missing and none was added. What is wrong first is told.
 * @param budgetMs after which it stops, unfinished
 */
export async function verifyChain(
  context: Context,
  progress: Progress,
  head: AuditChain.Head | undefined,
  { budgetMs, ...exported }: ExportedHead & { budgetMs: number },
): Promise<Outcome> {
  const isOver = deadlineIn(budgetMs)
  const end = head && isOurs(context.db, head) ? head : undefined
  const chain = await walkChain(context, progress, { upTo: end?.position, exported, isOver })
  if (chain !== 'whole') return chain
  if (!end) return broken('head', null, null, 'The record of where the chain ends is not ours.')
  return endFault(progress, end, exported) ?? walkEntries(context.db, progress, end, isOver)
}

function deadlineIn(budgetMs: number): () => boolean {
  const deadline = performance.now() + budgetMs
  return () => performance.now() > deadline
}

/** From seal to seal, each of which must be that of its entry, its place and the seal before. */
async function walkChain(
  context: Context,
  progress: Progress,
  {
    upTo = Number.MAX_SAFE_INTEGER,
    exported,
    isOver,
  }: { upTo: number | undefined; exported: ExportedHead; isOver: () => boolean },
): Promise<Outcome> {
  while (progress.position < upTo) {
    if (isOver()) return 'unfinished'
    const links = await AuditChain.listSealed(context.db, { after: progress.position, upTo, limit: BATCH })
    if (links.length === 0) break
    for (const link of links) {
      const fault = linkFault(context, link, progress) ?? exportedFault(link, exported)
      if (fault) return fault
      Object.assign(progress, { position: link.position, seal: link.seal })
    }
  }
  return 'whole'
}

type Link = Awaited<ReturnType<typeof AuditChain.listSealed>>[number]

function linkFault({ db, auditKey }: Context, link: Link, before: Progress): Broken | undefined {
  const { position, entryId, seal, entry } = link
  const due = before.position + 1
  if (position !== due) {
    return broken(
      'deleted',
      entryId,
      position,
      `Before this entry the chain goes on at place ${due}, which is missing.`,
    )
  }
  if (!entry) return broken('deleted', entryId, position, 'The entry is gone; its seal is still there.')
  const expected = sealOf(auditKey, { position, previous: before.seal, entry: sealedColumns(entry) })
  if (!expected.equals(seal))
    return broken('edited', entryId, position, 'The entry, or its seal, is not as it was written.')
  return isSigned(db, entry) ? undefined : broken('inserted', entryId, position, NOT_OURS)
}

const isSigned = (sql: Sql, entry: AuditChain.ProvenEntry) => entry.mac?.equals(signed(sql, entry)) === true

function exportedFault({ position, entryId, seal }: Link, { headEntries, headSeal }: ExportedHead): Broken | undefined {
  if (position !== headEntries || seal.toString('hex') === headSeal) return undefined
  return broken('rewritten', entryId, position, 'The chain up to here is another than the exported one.')
}

/** Whether the chain ends where it should. */
function endFault({ position, seal }: Progress, head: AuditChain.Head, exported: ExportedHead): Broken | undefined {
  const { entryId } = head
  if (position < head.position) {
    return broken('truncated', entryId, head.position, `The chain ends at place ${position}, before this entry.`)
  }
  if (!head.seal.equals(seal)) {
    return broken('edited', entryId, head.position, 'The last seal is not the one of the recorded end.')
  }
  if (exported.headEntries === undefined || exported.headEntries <= position) return undefined
  return broken('truncated', null, exported.headEntries, `The exported chain had ${exported.headEntries} entries.`)
}

/** Entry by entry: whatever is part of no chain was put in between, but for what has only just been written. */
async function walkEntries(
  sql: Sql,
  progress: Progress,
  { takesUnsigned }: AuditChain.Head,
  isOver: () => boolean,
): Promise<Outcome> {
  const isWaiting = (entry: AuditChain.ProvenEntry & { isWaiting: boolean }) =>
    entry.isWaiting && (isSigned(sql, entry) || (takesUnsigned && entry.mac === null))
  for (;;) {
    if (isOver()) return 'unfinished'
    const entries = await AuditChain.listProven(sql, { afterId: progress.afterId, limit: BATCH })
    for (const entry of entries) {
      if (entry.isSealed && entry.isWaiting) {
        return broken('edited', entry.id, null, 'The entry is part of the chain, and marked as if it were not.')
      }
      if (!entry.isSealed && !isWaiting(entry)) return broken('inserted', entry.id, null, NOT_OURS)
    }
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

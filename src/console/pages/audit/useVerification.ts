import { useEffect, useRef, useState } from 'preact/hooks'
import { dataOf, type ApiProblem } from '../../../apiClient'
import { api, toProblem, type Schemas } from '../../api'

type Verification = Schemas['ChainReport']

/** Where the chain ended once, as admins get it by mail every day. */
export interface ExportedHead {
  headEntries: number
  headSeal: string
}

/** How far the chain has been checked. */
export type Check =
  | { kind: 'idle' }
  | { kind: 'running'; entries: number }
  | { kind: 'whole'; entries: number; exported: ExportedHead | undefined }
  | { kind: 'broken'; verdict: Verification }
  | { kind: 'failed'; entries: number; problem: ApiProblem }

function checkAfter(verdict: Verification, exported: ExportedHead | undefined): Check {
  const { ok, entries, nextCursor } = verdict
  if (!ok) return { kind: 'broken', verdict }
  return nextCursor === null ? { kind: 'whole', entries, exported } : { kind: 'running', entries }
}

/**
 * Checks the chain piece by piece, as much as a request may, until its end or the first entry that is broken.
 * What it has found is about `exported` alone, and is forgotten when that changes.
 */
export function useVerification(exported: ExportedHead | undefined) {
  const [check, setCheck] = useState<Check>({ kind: 'idle' })
  const run = useRef(0)

  async function verify(round: number): Promise<void> {
    let entries = 0
    let cursor: string | undefined
    const show = (next: Check) => {
      if (run.current === round) setCheck(next)
    }
    show({ kind: 'running', entries })
    try {
      while (run.current === round) {
        const verdict = await dataOf(
          api.routes.GET('/admin/audit-log/verify', { params: { query: { ...exported, cursor } } }),
        )
        entries = verdict.entries
        const next = checkAfter(verdict, exported)
        show(next)
        if (next.kind !== 'running') return
        cursor = verdict.nextCursor ?? undefined
      }
    } catch (error) {
      show({ kind: 'failed', entries, problem: toProblem(error) })
    }
  }

  const stop = () => {
    run.current += 1
    setCheck({ kind: 'idle' })
  }

  useEffect(() => stop, [exported?.headEntries, exported?.headSeal])

  return {
    check,
    start: () => {
      run.current += 1
      verify(run.current).catch((error: unknown) => setCheck({ kind: 'failed', entries: 0, problem: toProblem(error) }))
    },
    stop,
  }
}

import { useEffect, useRef, useState } from 'preact/hooks'
import { dataOf, type ApiProblem } from '../../../apiClient'
import { api, toProblem, type Schemas } from '../../api'

type Verification = Schemas['ChainReport']

/** Where the chain ended once, as admins get it by mail every day. */
export interface ExportedHead {
  headEntries: number
  headSeal: string
}

/** From where a check goes on. */
interface Progress {
  entries: number
  cursor: string | undefined
}
const BEGINNING: Progress = { entries: 0, cursor: undefined }

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
  const running = useRef<AbortController | null>(null)
  const progress = useRef(BEGINNING)

  async function verify(signal: AbortSignal): Promise<void> {
    for (;;) {
      const { cursor } = progress.current
      const verdict = await dataOf(
        api.routes.GET('/admin/audit-log/verify', { params: { query: { ...exported, cursor } }, signal }),
      )
      if (signal.aborted) return
      const next = checkAfter(verdict, exported)
      setCheck(next)
      if (next.kind !== 'running') return
      progress.current = { entries: verdict.entries, cursor: verdict.nextCursor ?? undefined }
    }
  }

  const goOn = () => {
    running.current?.abort()
    const controller = new AbortController()
    const { signal } = controller
    running.current = controller
    setCheck({ kind: 'running', entries: progress.current.entries })
    verify(signal).catch((error: unknown) => {
      if (signal.aborted) return
      setCheck({ kind: 'failed', entries: progress.current.entries, problem: toProblem(error) })
    })
  }

  const start = () => {
    progress.current = BEGINNING
    goOn()
  }

  const stop = () => {
    running.current?.abort()
    setCheck({ kind: 'idle' })
  }

  useEffect(() => stop, [exported?.headEntries, exported?.headSeal])

  return { check, start, goOn, stop }
}

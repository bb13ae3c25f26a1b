import { useEffect, useState } from 'preact/hooks'
import type { ApiProblem } from '../../apiClient'
import { toProblem } from '../api'

export interface Loaded<Data> {
  /** undefined until it is there. */
  data: Data | undefined
  isBusy: boolean
  problem: ApiProblem | undefined
  reload: () => void
}

/** Reads one thing, and anew when `key` changes. */
export function useLoad<Data>(key: string, load: (signal: AbortSignal) => Promise<Data>): Loaded<Data> {
  const [round, setRound] = useState(0)
  const [data, setData] = useState<Data>()
  const [problem, setProblem] = useState<ApiProblem>()
  const [isBusy, setIsBusy] = useState(true)

  useEffect(() => {
    const controller = new AbortController()
    setIsBusy(true)
    load(controller.signal).then(
      (next) => {
        if (controller.signal.aborted) return
        setData(next)
        setProblem(undefined)
        setIsBusy(false)
      },
      (error: unknown) => {
        if (controller.signal.aborted) return
        setProblem(toProblem(error))
        setIsBusy(false)
      },
    )
    return () => controller.abort()
  }, [key, round])

  return { data, isBusy, problem, reload: () => setRound((last) => last + 1) }
}

import { useState } from 'preact/hooks'
import type { ApiProblem } from '../../apiClient'
import { toProblem } from '../api'

/** For what a button or a form starts: at most once at a time, and its failure is kept to be shown. */
export function useTask() {
  const [isBusy, setIsBusy] = useState(false)
  const [problem, setProblem] = useState<ApiProblem>()

  function start(work: () => Promise<unknown>) {
    if (isBusy) return
    setIsBusy(true)
    setProblem(undefined)
    work().then(
      () => setIsBusy(false),
      (error: unknown) => {
        setProblem(toProblem(error))
        setIsBusy(false)
      },
    )
  }

  return { isBusy, problem, start }
}

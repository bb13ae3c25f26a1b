import { useEffect, useState } from 'preact/hooks'
import type { ApiProblem } from '../../apiClient'
import { toProblem } from '../api'
import { useChanges } from './changes'

export interface Loaded<Data> {
  /** undefined until it is there. */
  data: Data | undefined
  isBusy: boolean
  problem: ApiProblem | undefined
  reload: () => void
}

interface State<Data> extends Omit<Loaded<Data>, 'reload'> {
  /** Of what this is the state. */
  key: string
}

const begun = <Data>(key: string): State<Data> => ({ key, data: undefined, isBusy: true, problem: undefined })

/** Reads one thing, and anew when `key` or anything else changes: what another key has led to is never shown. */
export function useLoad<Data>(key: string, load: (signal: AbortSignal) => Promise<Data>): Loaded<Data> {
  const { round: changes } = useChanges()
  const [round, setRound] = useState(0)
  const [kept, setState] = useState(() => begun<Data>(key))
  const state = kept.key === key ? kept : begun<Data>(key)

  useEffect(() => {
    const controller = new AbortController()
    setState({ ...state, isBusy: true, problem: undefined })
    load(controller.signal).then(
      (data) => {
        if (!controller.signal.aborted) setState({ key, data, isBusy: false, problem: undefined })
      },
      (error: unknown) => {
        if (!controller.signal.aborted) setState({ ...state, isBusy: false, problem: toProblem(error) })
      },
    )
    return () => controller.abort()
  }, [key, round, changes])

  return {
    data: state.data,
    isBusy: state.isBusy,
    problem: state.problem,
    reload: () => setRound((last) => last + 1),
  }
}

import { useEffect, useRef, useState } from 'preact/hooks'
import type { ApiProblem } from '../../apiClient'
import { toProblem } from '../api'
import { useChanges } from './changes'

export interface Page<Item> {
  data: Item[]
  nextCursor: string | null
}

/** A list as far as it has been read. */
export interface Pages<Item> {
  /** undefined until the first page is there. */
  items: Item[] | undefined
  hasMore: boolean
  isBusy: boolean
  problem: ApiProblem | undefined
  more: () => void
  /** Reads again what could not be read. */
  retry: () => void
  reload: () => void
}

interface State<Item> {
  /** Of which list this is the state. */
  key: string
  items: Item[] | undefined
  nextCursor: string | null
  isBusy: boolean
  problem: ApiProblem | undefined
}

const begun = <Item>(key: string, first: Page<Item> | undefined): State<Item> => ({
  key,
  items: first?.data,
  nextCursor: first?.nextCursor ?? null,
  isBusy: !first,
  problem: undefined,
})

/**
 * Reads a list page by page, and anew when `key` or anything else changes: nothing of another list is ever shown.
 * @param first what another answer already held; a new one begins the list anew
 */
export function usePages<Item>(
  key: string,
  load: (cursor: string | undefined, signal: AbortSignal) => Promise<Page<Item>>,
  first?: Page<Item>,
): Pages<Item> {
  const { round: changes } = useChanges()
  const [kept, setState] = useState(() => begun(key, first))
  const [round, setRound] = useState(0)
  const running = useRef<AbortController | null>(null)
  const lastRead = useRef<{ cursor: string | undefined; before: Item[] }>({ cursor: undefined, before: [] })
  const state = kept.key === key ? kept : begun(key, first)

  function read(cursor: string | undefined, before: Item[]) {
    running.current?.abort()
    const controller = new AbortController()
    running.current = controller
    lastRead.current = { cursor, before }
    setState({ ...state, isBusy: true, problem: undefined })
    load(cursor, controller.signal).then(
      ({ data, nextCursor }) => {
        if (controller.signal.aborted) return
        setState({ key, items: [...before, ...data], nextCursor, isBusy: false, problem: undefined })
      },
      (error: unknown) => {
        if (controller.signal.aborted) return
        setState({ ...state, isBusy: false, problem: toProblem(error) })
      },
    )
  }

  useEffect(() => {
    if (first) setState(begun(key, first))
    else read(undefined, [])
    return () => running.current?.abort()
  }, [key, first, round, first ? null : changes])

  return {
    items: state.items,
    hasMore: state.nextCursor !== null,
    isBusy: state.isBusy,
    problem: state.problem,
    more: () => {
      if (state.nextCursor !== null) read(state.nextCursor, state.items ?? [])
    },
    retry: () => read(lastRead.current.cursor, lastRead.current.before),
    reload: () => setRound((last) => last + 1),
  }
}

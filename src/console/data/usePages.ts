import { useEffect, useRef, useState } from 'preact/hooks'
import type { ApiProblem } from '../../apiClient'
import { toProblem } from '../api'

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
  reload: () => void
}

interface State<Item> {
  items: Item[] | undefined
  nextCursor: string | null
  isBusy: boolean
  problem: ApiProblem | undefined
}

/**
 * Reads a list page by page, and anew when `key` changes: what was shown stays until then.
 * @param first what another answer already held
 */
export function usePages<Item>(
  key: string,
  load: (cursor: string | undefined, signal: AbortSignal) => Promise<Page<Item>>,
  first?: Page<Item>,
): Pages<Item> {
  const [state, setState] = useState<State<Item>>({
    items: first?.data,
    nextCursor: first?.nextCursor ?? null,
    isBusy: !first,
    problem: undefined,
  })
  const running = useRef<AbortController | null>(null)
  const skipsFirst = useRef(first !== undefined)

  function read(cursor: string | undefined, before: Item[]) {
    running.current?.abort()
    const controller = new AbortController()
    running.current = controller
    setState((last) => ({ ...last, isBusy: true, problem: undefined }))
    load(cursor, controller.signal).then(
      ({ data, nextCursor }) => {
        if (controller.signal.aborted) return
        setState({ items: [...before, ...data], nextCursor, isBusy: false, problem: undefined })
      },
      (error: unknown) => {
        if (controller.signal.aborted) return
        setState((last) => ({ ...last, isBusy: false, problem: toProblem(error) }))
      },
    )
  }

  useEffect(() => {
    if (skipsFirst.current) skipsFirst.current = false
    else read(undefined, [])
    return () => running.current?.abort()
  }, [key])

  return {
    items: state.items,
    hasMore: state.nextCursor !== null,
    isBusy: state.isBusy,
    problem: state.problem,
    more: () => {
      if (state.nextCursor !== null) read(state.nextCursor, state.items ?? [])
    },
    reload: () => read(undefined, []),
  }
}

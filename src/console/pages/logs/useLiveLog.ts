import { useEffect, useRef, useState } from 'preact/hooks'
import type { ApiProblem } from '../../../apiClient'
import type { Query } from '../../data/query'
import { followLog, type LiveEntry } from './liveLog'

/** More would slow the page down, and nobody reads that far back here. */
export const KEPT_LINES = 500
/** Lines that come close together are shown together. */
const SHOW_EVERY_MS = 200

export type Connection = 'connecting' | 'open' | 'lost' | 'refused'

/** The newest lines as they come, newest first. While paused the newest are kept, and all are counted. */
export function useLiveLog(filter: Query) {
  const [lines, setLines] = useState<LiveEntry[]>([])
  const [connection, setConnection] = useState<Connection>('connecting')
  const [isPaused, setIsPaused] = useState(false)
  const [waiting, setWaiting] = useState(0)
  const [hasGap, setHasGap] = useState(false)
  const [problem, setProblem] = useState<ApiProblem>()
  const [round, setRound] = useState(0)
  const held = useRef<LiveEntry[]>([])
  const came = useRef(0)
  const paused = useRef(false)

  function show() {
    const coming = held.current
    if (came.current > KEPT_LINES) setHasGap(true)
    held.current = []
    came.current = 0
    setWaiting(0)
    if (coming.length > 0) setLines((last) => [...coming, ...last].slice(0, KEPT_LINES))
  }

  useEffect(() => {
    setLines([])
    setConnection('connecting')
    setHasGap(false)
    setProblem(undefined)
    held.current = []
    came.current = 0
    const stop = followLog(filter, {
      onOpen: () => setConnection('open'),
      onDisconnect: () => setConnection('lost'),
      onGap: () => setHasGap(true),
      onRefused: (refusal) => {
        setConnection('refused')
        setProblem(refusal)
      },
      onEntry: (line) => {
        held.current = [line, ...held.current].slice(0, KEPT_LINES)
        came.current += 1
      },
    })
    const timer = setInterval(() => {
      if (paused.current) setWaiting(came.current)
      else show()
    }, SHOW_EVERY_MS)
    return () => {
      clearInterval(timer)
      stop()
    }
  }, [JSON.stringify(filter), round])

  return {
    lines,
    connection,
    isPaused,
    waiting,
    hasGap,
    problem,
    retry: () => setRound((last) => last + 1),
    pause: () => {
      paused.current = true
      setIsPaused(true)
    },
    resume: () => {
      paused.current = false
      setIsPaused(false)
      show()
    },
    /** Of what is shown: lines that nobody has seen stay. */
    clear: () => {
      setLines([])
      setHasGap(false)
    },
  }
}

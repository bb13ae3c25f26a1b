import { createContext, type ComponentChildren } from 'preact'
import { useContext, useMemo, useState } from 'preact/hooks'

interface Changes {
  /** Another number whenever something has changed: what is shown is read anew. */
  round: number
  /** Tells every page that something has changed, or may have. */
  announce: () => void
}

const ChangesContext = createContext<Changes>({ round: 0, announce: () => undefined })
export const useChanges = () => useContext(ChangesContext)

/** Holds the one signal that all that is shown listens to: an act on one page changes what others show. */
export function ChangesProvider({ children }: { children: ComponentChildren }) {
  const [round, setRound] = useState(0)
  const changes = useMemo(() => ({ round, announce: () => setRound((last) => last + 1) }), [round])
  return <ChangesContext.Provider value={changes}>{children}</ChangesContext.Provider>
}

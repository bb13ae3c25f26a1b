import { createContext, type ComponentChildren } from 'preact'
import { useContext, useState } from 'preact/hooks'
import { toProblem } from '../api'
import { useChanges } from '../data/changes'
import { ActDialog } from './actDialog'
import { Notices, type Notice } from './notices'

/** What an admin can do to something. */
export interface Act {
  /** Of the button and of the dialog's, such as "Suspend". */
  label: string
  /** What the dialog asks. */
  title: string
  /** What will come of it. */
  explanation: string
  isGrave?: boolean
  choice?: { legend: string; options: readonly { value: string; label: string }[] }
  reasonLabel?: string
  perform: (input: ActInput) => Promise<unknown>
  /** What is said afterwards; a function where that depends on what came of it. */
  done: string | (() => string)
  /** Takes it back; undefined where the API cannot. */
  undo?: (reason: string) => Promise<unknown>
  /** What is said then. */
  undone?: string
  /** Shows what has changed. */
  refresh: () => void
}
export interface ActInput {
  reason: string
  choice: string
}

interface Acts {
  /** Asks for the reason first. */
  ask: (act: Act) => void
  /** For what needs none. */
  run: (act: Omit<Act, 'title' | 'explanation'>) => void
}

const ActsContext = createContext<Acts>({ ask: () => undefined, run: () => undefined })
export const useActs = () => useContext(ActsContext)

const STALE = new Set<number | null>([409, 412])

/** Holds the one dialog that asks for reasons, and what is told afterwards. */
export function ActsProvider({ children }: { children: ComponentChildren }) {
  const [asked, setAsked] = useState<Act>()
  const [notice, setNotice] = useState<Notice>()
  const { announce } = useChanges()

  /** What an act is refused for (409, 412) has changed meanwhile: the page shows it as it is now. */
  const watching =
    <Input,>(perform: (input: Input) => Promise<unknown>) =>
    async (input: Input) => {
      try {
        return await perform(input)
      } catch (error) {
        if (STALE.has(toProblem(error).status)) announce()
        throw error
      }
    }

  const takeBack = (act: Pick<Act, 'undo' | 'undone' | 'refresh' | 'label'>, reason: string) => {
    setNotice({ text: 'Taking it back …' })
    if (!act.undo) return
    watching(act.undo)(reason === '' ? 'Taken back.' : `Taken back: ${reason}`.slice(0, 500)).then(
      () => {
        setNotice({ text: act.undone ?? `Taken back: ${act.label.toLowerCase()}.` })
        act.refresh()
        announce()
      },
      (error: unknown) => setNotice({ problem: toProblem(error) }),
    )
  }

  const finish = (act: Omit<Act, 'title' | 'explanation'>, reason: string) => {
    setNotice({
      text: typeof act.done === 'string' ? act.done : act.done(),
      ...(act.undo ? { undo: () => takeBack(act, reason) } : {}),
    })
    act.refresh()
    announce()
  }

  const acts: Acts = {
    ask: (act) => setAsked({ ...act, perform: watching(act.perform) }),
    run: (act) => {
      watching(act.perform)({ reason: '', choice: '' }).then(
        () => finish(act, ''),
        (error: unknown) => setNotice({ problem: toProblem(error) }),
      )
    },
  }

  return (
    <ActsContext.Provider value={acts}>
      {children}
      <Notices notice={notice} onDismiss={() => setNotice(undefined)} />
      {asked && (
        <ActDialog
          act={asked}
          onClose={() => setAsked(undefined)}
          onDone={(reason) => {
            setAsked(undefined)
            finish(asked, reason)
          }}
        />
      )}
    </ActsContext.Provider>
  )
}

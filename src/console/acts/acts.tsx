import { createContext, type ComponentChildren } from 'preact'
import { useContext, useRef, useState } from 'preact/hooks'
import { toProblem } from '../api'
import { useChanges } from '../data/changes'
import { ActDialog } from './actDialog'
import { Notices, type Notice } from './notices'
import { sendOnce } from './sendOnce'

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
  /** Where the dialog only asks whether it is meant. */
  needsNoReason?: boolean
  perform: (input: ActInput) => Promise<unknown>
  /** What is said afterwards; a function where that depends on what came of it. */
  done: string | (() => string)
  /** Takes it back; undefined where the API cannot. */
  undo?: (input: Reasoned) => Promise<unknown>
  /** What is said then. */
  undone?: string
}
export interface ActInput extends Reasoned {
  choice: string
}
/** What every call of an act is made with. */
export interface Reasoned {
  reason: string
  /** The Idempotency-Key of what is asked for. */
  key: string
}

type Undo = NonNullable<Act['undo']>

interface Acts {
  /** Asks first: for the reason, or whether it is meant. */
  ask: (act: Act) => void
  /** For what needs no question. */
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
  const isUnderWay = useRef(false)

  /** What an act is refused for (409, 412) has changed meanwhile: the page shows it as it is now. */
  const watching =
    <Input,>(send: (input: Input) => Promise<unknown>) =>
    async (input: Input) => {
      try {
        return await send(input)
      } catch (error) {
        if (STALE.has(toProblem(error).status)) announce()
        throw error
      }
    }

  /** One at a time: tells meanwhile that it is under way, and offers to try again what has failed. */
  const carryOut = (text: string, send: (key: string) => Promise<unknown>, onDone: () => void) => {
    const once = sendOnce()
    const attempt = () => {
      if (isUnderWay.current) return
      isUnderWay.current = true
      setNotice({ text })
      once(text, watching(send))
        .finally(() => (isUnderWay.current = false))
        .then(onDone, (error: unknown) => setNotice({ problem: toProblem(error), retry: attempt }))
    }
    attempt()
  }

  const takeBack = (act: Pick<Act, 'undone' | 'label'>, undo: Undo, reason: string) => {
    const said = reason === '' ? 'Taken back.' : `Taken back: ${reason}`.slice(0, 500)
    carryOut(
      'Taking it back …',
      (key) => undo({ reason: said, key }),
      () => {
        setNotice({ text: act.undone ?? `Taken back: ${act.label.toLowerCase()}.` })
        announce()
      },
    )
  }

  const finish = (act: Omit<Act, 'title' | 'explanation'>, reason: string) => {
    const { undo } = act
    setNotice({
      text: typeof act.done === 'string' ? act.done : act.done(),
      ...(undo ? { undo: () => takeBack(act, undo, reason) } : {}),
    })
    announce()
  }

  const acts: Acts = {
    ask: (act) => setAsked({ ...act, perform: watching(act.perform) }),
    run: (act) => {
      carryOut(
        'Working …',
        (key) => act.perform({ reason: '', choice: '', key }),
        () => finish(act, ''),
      )
    },
  }

  return (
    <ActsContext.Provider value={acts}>
      <Notices notice={notice} onDismiss={() => setNotice(undefined)} />
      {children}
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

import { useEffect, useId, useRef, useState } from 'preact/hooks'
import { useTask } from '../data/useTask'
import { ProblemNote } from '../parts/problemNote'
import type { Act } from './acts'
import { sendOnce } from './sendOnce'

interface ActDialogProps {
  act: Act
  onClose: () => void
  onDone: (reason: string) => void
}

/** Asks for the reason of an act, and does it. What goes wrong is told in the dialog, with the reason still there. */
export function ActDialog({ act, onClose, onDone }: ActDialogProps) {
  const dialog = useRef<HTMLDialogElement>(null)
  const [reason, setReason] = useState('')
  const [choice, setChoice] = useState('')
  const { isBusy, problem, start } = useTask()
  const [once] = useState(sendOnce)
  const titleId = useId()

  useEffect(() => {
    const opener = document.activeElement
    dialog.current?.showModal()
    return () => returnFocus(opener)
  }, [])

  const submit = (event: Event) => {
    event.preventDefault()
    const input = { reason: reason.trim(), choice }
    start(async () => {
      await once(JSON.stringify(input), (key) => act.perform({ ...input, key }))
      onDone(input.reason)
    })
  }

  // Browsers close a dialog at the second Escape whatever is done about it; but what comes of the act is told here.
  const closed = () => {
    if (isBusy) dialog.current?.showModal()
    else onClose()
  }

  return (
    <dialog ref={dialog} class="dialog" aria-labelledby={titleId} onClose={closed}>
      <form onSubmit={submit}>
        <h2 id={titleId}>{act.title}</h2>
        <p>{act.explanation}</p>
        {act.choice && (
          <fieldset>
            <legend>{act.choice.legend}</legend>
            {act.choice.options.map(({ value, label }) => (
              <label key={value} class="option">
                <input
                  type="radio"
                  name="choice"
                  value={value}
                  required
                  checked={choice === value}
                  onChange={() => setChoice(value)}
                />
                {label}
              </label>
            ))}
          </fieldset>
        )}
        {!act.needsNoReason && (
          <label class="field">
            <span>{act.reasonLabel ?? 'Reason'}</span>
            <textarea
              name="reason"
              rows={3}
              maxLength={500}
              required
              value={reason}
              onInput={(event) => setReason(event.currentTarget.value)}
            />
          </label>
        )}
        {problem && <ProblemNote problem={problem} isInDialog />}
        <div class="dialog-actions">
          <button type="button" onClick={onClose} disabled={isBusy}>
            Cancel
          </button>
          <button type="submit" class={act.isGrave ? 'danger' : 'primary'} disabled={isBusy}>
            {isBusy ? 'Working …' : act.label}
          </button>
        </div>
      </form>
    </dialog>
  )
}

/** To what opened the dialog; where that is gone, to the heading of the page. */
function returnFocus(opener: Element | null): void {
  const target = opener?.isConnected ? opener : document.querySelector('h1')
  if (target instanceof HTMLElement) target.focus()
}

import { useRef } from 'preact/hooks'
import type { ApiProblem } from '../../apiClient'
import { ProblemNote } from '../parts/problemNote'

export type Notice = { text: string; undo?: () => void } | { problem: ApiProblem; retry: () => void }

/** What came of the last act. It stays until it is dismissed or the next one comes: nobody has to read against a clock. */
export function Notices({ notice, onDismiss }: { notice: Notice | undefined; onDismiss: () => void }) {
  const status = useRef<HTMLDivElement>(null)
  // The button that was pressed goes, and the focus must not go with it.
  const stay = (go: () => void) => () => {
    status.current?.focus()
    go()
  }
  const dismiss = () => {
    document.querySelector<HTMLElement>('h1')?.focus()
    onDismiss()
  }
  return (
    <div class="notices" {...(notice && { role: 'region', 'aria-label': 'What was done' })}>
      <div ref={status} role="status" tabIndex={-1}>
        {notice && 'text' in notice && <span class="notice-text">{notice.text}</span>}
      </div>
      {notice && 'problem' in notice && <ProblemNote problem={notice.problem} onRetry={stay(notice.retry)} />}
      {notice && 'text' in notice && notice.undo && (
        <button type="button" onClick={stay(notice.undo)}>
          Undo
        </button>
      )}
      {notice && (
        <button type="button" onClick={dismiss}>
          Dismiss
        </button>
      )}
    </div>
  )
}

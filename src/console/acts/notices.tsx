import type { ApiProblem } from '../../apiClient'
import { ProblemNote } from '../parts/problemNote'

export type Notice = { text: string; undo?: () => void } | { problem: ApiProblem; retry: () => void }

/** What came of the last act. It stays until it is dismissed or the next one comes: nobody has to read against a clock. */
export function Notices({ notice, onDismiss }: { notice: Notice | undefined; onDismiss: () => void }) {
  return (
    <div class="notices" role="region" aria-label="What was done">
      <div role="status">{notice && 'text' in notice && <span class="notice-text">{notice.text}</span>}</div>
      {notice && 'problem' in notice && <ProblemNote problem={notice.problem} onRetry={notice.retry} />}
      {notice && 'text' in notice && notice.undo && (
        <button type="button" onClick={notice.undo}>
          Undo
        </button>
      )}
      {notice && (
        <button type="button" onClick={onDismiss}>
          Dismiss
        </button>
      )}
    </div>
  )
}

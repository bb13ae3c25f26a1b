import type { ApiProblem } from '../../apiClient'
import { addressOf } from '../data/query'

/** What went wrong, in words; the request's id leads to its lines in the log. */
export function ProblemNote({ problem, onRetry }: { problem: ApiProblem; onRetry?: () => void }) {
  const { detail, errors, requestId } = problem
  return (
    <div class="note note-bad" role="alert">
      <p>{detail}</p>
      {errors.length > 0 && (
        <ul>
          {errors.map(({ pointer, message }) => (
            <li key={pointer}>
              <code>{pointer}</code> {message}
            </li>
          ))}
        </ul>
      )}
      {requestId !== null && (
        <p>
          <RequestLink id={requestId}>Log lines of request {requestId}</RequestLink>
        </p>
      )}
      {onRetry && problem.status !== 404 && (
        <button type="button" onClick={onRetry}>
          Try again
        </button>
      )}
    </div>
  )
}

/** Leads to all lines of the log that one request has left. */
export const RequestLink = ({ id, children }: { id: string; children?: preact.ComponentChildren }) => (
  <a href={addressOf('/admin/logs', { requestId: id })} title={`Log lines of request ${id}`}>
    {children ?? id}
  </a>
)

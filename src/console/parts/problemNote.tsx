import type { ComponentChildren } from 'preact'
import type { ApiProblem } from '../../apiClient'
import { addressOf } from '../data/query'
import { RetryButton } from './retryButton'

interface ProblemNoteProps {
  problem: ApiProblem
  onRetry?: () => void
  /** Its link then opens a tab of its own: behind a dialog nobody would see where it leads, and in its place what was typed is lost. */
  isInDialog?: boolean
}

/** What went wrong, in words; the request's id leads to its lines in the log. */
export function ProblemNote({ problem, onRetry, isInDialog = false }: ProblemNoteProps) {
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
          <RequestLink id={requestId} target={isInDialog ? '_blank' : undefined}>
            Log lines of request {requestId}
          </RequestLink>
        </p>
      )}
      {onRetry && problem.status !== 404 && <RetryButton problem={problem} onRetry={onRetry} />}
    </div>
  )
}

interface RequestLinkProps {
  id: string
  target?: '_blank' | undefined
  children?: ComponentChildren
}

/** Leads to all lines of the log that one request has left. */
export const RequestLink = ({ id, target, children }: RequestLinkProps) => (
  <a href={addressOf('/admin/logs', { requestId: id })} target={target} title={`Log lines of request ${id}`}>
    {children ?? id}
  </a>
)

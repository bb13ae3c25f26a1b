import { useEffect, useState } from 'preact/hooks'
import type { ApiProblem } from '../../apiClient'

/** Tries again, but not before the server wants to be asked again. */
export function RetryButton({ problem, onRetry }: { problem: ApiProblem; onRetry: () => void }) {
  const secondsLeft = useSecondsLeft(problem)
  return (
    // The note around it is read out when it changes; a clock in it would be read out every second.
    <button
      type="button"
      aria-live="off"
      aria-disabled={secondsLeft > 0}
      onClick={secondsLeft > 0 ? undefined : onRetry}
    >
      {secondsLeft > 0 ? `Try again in ${secondsLeft} s` : 'Try again'}
    </button>
  )
}

function useSecondsLeft(problem: ApiProblem): number {
  const { retryAfterSeconds = 0 } = problem
  const [secondsLeft, setSecondsLeft] = useState(retryAfterSeconds)
  useEffect(() => {
    const end = Date.now() + retryAfterSeconds * 1_000
    const tell = () => setSecondsLeft(Math.max(0, Math.ceil((end - Date.now()) / 1_000)))
    tell()
    const clock = setInterval(tell, 1_000)
    return () => clearInterval(clock)
  }, [problem])
  return secondsLeft
}

import { useTask } from '../data/useTask'
import { ProblemNote } from '../parts/problemNote'
import { useSession } from './session'

/** The way out for whoever cannot go on. */
export function SignOutButton({ isMain = false }: { isMain?: boolean }) {
  const { signOut } = useSession()
  const { isBusy, problem, start } = useTask()
  return (
    <>
      {problem && <ProblemNote problem={problem} />}
      <p>
        <button type="button" class={isMain ? 'primary' : undefined} disabled={isBusy} onClick={() => start(signOut)}>
          Sign out
        </button>
      </p>
    </>
  )
}

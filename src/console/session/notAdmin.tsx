import { useTask } from '../data/useTask'
import { ProblemNote } from '../parts/problemNote'
import { Door } from './door'
import { useSession } from './session'

/** Tells who is no admin that this is not for them. */
export function NotAdmin({ name }: { name: string }) {
  const { signOut } = useSession()
  const { isBusy, problem, start } = useTask()
  return (
    <Door title="This is for admins">
      <p>You are signed in as {name}, and this account has no admin role. An operator can give it one.</p>
      {problem && <ProblemNote problem={problem} />}
      <p>
        <button type="button" class="primary" disabled={isBusy} onClick={() => start(signOut)}>
          Sign out
        </button>
      </p>
    </Door>
  )
}

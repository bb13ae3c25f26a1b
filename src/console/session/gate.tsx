import type { ComponentChildren } from 'preact'
import { ProblemNote } from '../parts/problemNote'
import { Skeleton } from '../parts/skeleton'
import { Door } from './door'
import { NotAdmin } from './notAdmin'
import { useSession } from './session'
import { SetUpSecondFactor } from './setUpSecondFactor'
import { ShowSecondFactor } from './showSecondFactor'
import { SignIn } from './signIn'
import { SignOutButton } from './signOutButton'

/** Shows its content to admins, and to all others the way there. The address stays, so that one arrives where one wanted to go. */
export function Gate({ children }: { children: ComponentChildren }) {
  const { standing, resume } = useSession()
  switch (standing.kind) {
    case 'signedIn':
      return <>{children}</>
    case 'resuming':
      return (
        <Door title="Admin console" kind="wait">
          <Skeleton label="Signing in" rows={3} />
        </Door>
      )
    case 'unreachable':
      return (
        <Door title="Admin console">
          <ProblemNote problem={standing.problem} onRetry={resume} />
        </Door>
      )
    case 'signedOut':
      return <SignIn message={standing.message} />
    case 'secondFactor':
      return <ShowSecondFactor mfaToken={standing.mfaToken} />
    case 'notAdmin':
      return <NotAdmin name={standing.user.name} />
    case 'mustSetUp':
      return (
        <Door title="Set up a second factor" kind="wide">
          <p>Admins need one here: an authenticator app on your phone, beside your password.</p>
          <SetUpSecondFactor onDone={resume} />
          <SignOutButton />
        </Door>
      )
  }
}

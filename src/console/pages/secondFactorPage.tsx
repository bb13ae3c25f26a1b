import { Page } from '../parts/page'
import { useSession } from '../session/session'
import { SetUpSecondFactor } from '../session/setUpSecondFactor'

/** Where an admin without a second factor sets one up of their own accord. */
export function SecondFactorPage() {
  const { resume } = useSession()
  return (
    <Page
      title="Second factor"
      lead="An authenticator app beside your password. In production no admin gets in without one."
    >
      <SetUpSecondFactor onDone={resume} />
    </Page>
  )
}

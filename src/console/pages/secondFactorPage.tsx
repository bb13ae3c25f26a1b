import { useLocation } from 'preact-iso'
import { useState } from 'preact/hooks'
import { Page } from '../parts/page'
import { useSession } from '../session/session'
import { SetUpSecondFactor } from '../session/setUpSecondFactor'

/** Where an admin without a second factor sets one up of their own accord. */
export function SecondFactorPage() {
  const { standing, resume } = useSession()
  const { route } = useLocation()
  // As it was at first: a token that is renewed meanwhile must not take the recovery codes away.
  const [isOn] = useState(standing.kind === 'signedIn' && standing.user.mfaEnabled)
  const leave = () => {
    route('/admin')
    resume()
  }
  return (
    <Page
      title="Second factor"
      lead="An authenticator app beside your password. In production no admin gets in without one."
    >
      {isOn ? <p>It is on: your sign-in asks for a code of your app.</p> : <SetUpSecondFactor onDone={leave} />}
    </Page>
  )
}

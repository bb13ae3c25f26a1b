import { useState } from 'preact/hooks'
import { api } from '../api'
import { useTask } from '../data/useTask'
import { ProblemNote } from '../parts/problemNote'
import { CodeField } from './codeField'
import { Door } from './door'
import { standingOf, useSession } from './session'

/** Asks for the code of the app, or for a recovery code. */
export function ShowSecondFactor({ mfaToken }: { mfaToken: string }) {
  const { setStanding } = useSession()
  const [code, setCode] = useState('')
  const { isBusy, problem, start } = useTask()

  const submit = (event: Event) => {
    event.preventDefault()
    start(async () => setStanding(standingOf(await api.session.showSecondFactor({ mfaToken, code: code.trim() }))))
  }

  return (
    <Door title="Second factor">
      <p>Type the six digits that your authenticator app shows now, or one of your recovery codes.</p>
      <form class="door-form" onSubmit={submit}>
        <CodeField label="Code" value={code} onChange={setCode} />
        {problem && <ProblemNote problem={problem} />}
        <button type="submit" class="primary" disabled={isBusy}>
          {isBusy ? 'Checking …' : 'Go on'}
        </button>
        <button type="button" onClick={() => setStanding({ kind: 'signedOut' })}>
          Back
        </button>
      </form>
    </Door>
  )
}

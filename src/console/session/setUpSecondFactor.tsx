import { useState } from 'preact/hooks'
import { dataOf } from '../../apiClient'
import { api, toProblem, type Schemas } from '../api'
import { useTask } from '../data/useTask'
import { ProblemNote } from '../parts/problemNote'
import { CodeField } from './codeField'
import { QrCode } from './qrCode'
import { RecoveryCodes } from './recoveryCodes'
import { useSession } from './session'

/** Makes the secret, has it confirmed by a code, and gives the recovery codes. */
export function SetUpSecondFactor({ onDone }: { onDone: () => void }) {
  const [setup, setSetup] = useState<Schemas['TotpSetup']>()
  const [recoveryCodes, setRecoveryCodes] = useState<string[]>()
  if (recoveryCodes) return <RecoveryCodes codes={recoveryCodes} onDone={onDone} />
  if (setup) return <ConfirmSecret setup={setup} onConfirmed={setRecoveryCodes} />
  return <MakeSecret onMade={setSetup} />
}

/** Not at once: each secret that is made takes the place of the one before. */
function MakeSecret({ onMade }: { onMade: (setup: Schemas['TotpSetup']) => void }) {
  const { signOut } = useSession()
  const { isBusy, problem, start } = useTask()
  const make = async () => {
    try {
      onMade(await dataOf(api.routes.POST('/me/mfa/totp')))
    } catch (error) {
      if (toProblem(error).code !== 'recent_sign_in_required') throw error
      await signOut('You signed in too long ago to set up a second factor. Sign in again to go on.')
    }
  }
  return (
    <>
      {problem && <ProblemNote problem={problem} />}
      <p>
        <button type="button" class="primary" disabled={isBusy} onClick={() => start(make)}>
          {isBusy ? 'Making a secret …' : 'Begin'}
        </button>
      </p>
    </>
  )
}

interface ConfirmProps {
  setup: Schemas['TotpSetup']
  onConfirmed: (recoveryCodes: string[]) => void
}

function ConfirmSecret({ setup: { otpauthUrl, secret }, onConfirmed }: ConfirmProps) {
  const [code, setCode] = useState('')
  const { isBusy, problem, start } = useTask()
  const submit = (event: Event) => {
    event.preventDefault()
    start(async () => {
      const body = { code: code.trim() }
      onConfirmed((await dataOf(api.routes.POST('/me/mfa/totp/confirm', { body }))).recoveryCodes)
    })
  }
  return (
    <div class="set-up">
      <QrCode text={otpauthUrl} label="QR code of the secret, for your authenticator app" />
      <div>
        <p>Scan this with your authenticator app, or type the secret into it:</p>
        <p>
          <code class="secret">{secret.replaceAll(/.{4}(?=.)/g, '$& ')}</code>
        </p>
        <form class="door-form" onSubmit={submit}>
          <CodeField label="The six digits that the app shows now" value={code} onChange={setCode} />
          {problem && <ProblemNote problem={problem} />}
          <button type="submit" class="primary" disabled={isBusy}>
            {isBusy ? 'Checking …' : 'Turn on'}
          </button>
        </form>
      </div>
    </div>
  )
}

import { useState } from 'preact/hooks'
import { dataOf } from '../../apiClient'
import { api } from '../api'
import { useLoad } from '../data/useLoad'
import { useTask } from '../data/useTask'
import { ProblemNote } from '../parts/problemNote'
import { Skeleton } from '../parts/skeleton'
import { CodeField } from './codeField'
import { QrCode } from './qrCode'
import { RecoveryCodes } from './recoveryCodes'

/** Shows the secret, has it confirmed by a code, and gives the recovery codes. */
export function SetUpSecondFactor({ onDone }: { onDone: () => void }) {
  const setup = useLoad('totp', (signal) => dataOf(api.routes.POST('/me/mfa/totp', { signal })))
  const [code, setCode] = useState('')
  const [recoveryCodes, setRecoveryCodes] = useState<string[]>()
  const { isBusy, problem, start } = useTask()

  if (recoveryCodes) return <RecoveryCodes codes={recoveryCodes} onDone={onDone} />
  if (setup.problem) return <ProblemNote problem={setup.problem} onRetry={setup.reload} />
  if (!setup.data) return <Skeleton label="Making a secret" />

  const { otpauthUrl, secret } = setup.data
  const submit = (event: Event) => {
    event.preventDefault()
    start(async () => {
      const body = { code: code.trim() }
      setRecoveryCodes((await dataOf(api.routes.POST('/me/mfa/totp/confirm', { body }))).recoveryCodes)
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

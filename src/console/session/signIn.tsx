import { useEffect, useRef, useState } from 'preact/hooks'
import { api } from '../api'
import { useTask } from '../data/useTask'
import { ProblemNote } from '../parts/problemNote'
import { Door } from './door'
import { standingOf, useSession } from './session'

/** Asks for address and password. */
export function SignIn({ message }: { message: string | undefined }) {
  const { setStanding } = useSession()
  const [email, setEmail] = useState('')
  const [password, setPassword] = useState('')
  const { isBusy, problem, start } = useTask()
  const first = useRef<HTMLInputElement>(null)
  // By hand: the attribute counts only where a page is loaded, not where a session has ended.
  useEffect(() => first.current?.focus(), [])

  const submit = (event: Event) => {
    event.preventDefault()
    start(async () => {
      const begun = await api.session.signIn({ email, password })
      setStanding('mfaToken' in begun ? { kind: 'secondFactor', mfaToken: begun.mfaToken } : standingOf(begun))
    })
  }

  return (
    <Door title="Sign in to the console">
      {message && (
        <p class="note" role="status">
          {message}
        </p>
      )}
      <form class="door-form" onSubmit={submit}>
        <label class="field">
          <span>E-mail address</span>
          <input
            type="email"
            name="email"
            autocomplete="username"
            required
            ref={first}
            value={email}
            onInput={(event) => setEmail(event.currentTarget.value)}
          />
        </label>
        <label class="field">
          <span>Password</span>
          <input
            type="password"
            name="password"
            autocomplete="current-password"
            required
            value={password}
            onInput={(event) => setPassword(event.currentTarget.value)}
          />
        </label>
        {problem && <ProblemNote problem={problem} />}
        <button type="submit" class="primary" disabled={isBusy}>
          {isBusy ? 'Signing in …' : 'Sign in'}
        </button>
      </form>
    </Door>
  )
}

import { createContext, type ComponentChildren } from 'preact'
import { useContext, useEffect, useState } from 'preact/hooks'
import type { ApiProblem, Session } from '../../apiClient'
import { api, toProblem, watchSession } from '../api'

type User = Session['user']

/** How far one has come with signing in. */
export type Standing =
  | { kind: 'resuming' }
  | { kind: 'unreachable'; problem: ApiProblem }
  | { kind: 'signedOut'; message?: string }
  | { kind: 'secondFactor'; mfaToken: string }
  | { kind: 'notAdmin'; user: User }
  | { kind: 'mustSetUp'; user: User }
  | { kind: 'signedIn'; user: User }

interface SessionContext {
  standing: Standing
  setStanding: (standing: Standing) => void
  resume: () => void
  /** `message`: why, where it was not asked for. */
  signOut: (message?: string) => Promise<void>
}

const Context = createContext<SessionContext>({
  standing: { kind: 'resuming' },
  setStanding: () => undefined,
  resume: () => undefined,
  signOut: () => Promise.resolve(),
})
export const useSession = () => useContext(Context)

/** Where somebody stands who has just signed in. */
export const standingOf = ({ user }: Session): Standing =>
  user.roles.includes('admin') ? { kind: 'signedIn', user } : { kind: 'notAdmin', user }

/** Problems after which nothing works until one signs in again. */
const ENDINGS: Record<string, string> = {
  unauthenticated: 'Your session has ended. Sign in again to go on where you were.',
  token_expired: 'Your session has ended. Sign in again to go on where you were.',
  session_revoked: 'Your session was ended. Sign in again to go on where you were.',
  account_suspended: 'This account is suspended.',
  signed_in_as_another: 'Somebody else has signed in with this browser. Sign in again to go on here.',
}

/** Keeps who is signed in. A page that is loaded again signs in by the cookie, without asking. */
export function SessionProvider({ children }: { children: ComponentChildren }) {
  const [standing, setStanding] = useState<Standing>({ kind: 'resuming' })

  const resume = () => {
    setStanding({ kind: 'resuming' })
    api.session.refresh().then(
      (session) => setStanding(standingOf(session)),
      (error: unknown) => setStanding(withoutSession(toProblem(error))),
    )
  }

  useEffect(() => {
    resume()
    return watchSession({
      onProblem: ({ code }) => {
        const message = ENDINGS[code]
        setStanding((last) => {
          if (last.kind !== 'signedIn' && last.kind !== 'mustSetUp') return last
          if (code === 'mfa_required') return { kind: 'mustSetUp', user: last.user }
          return message === undefined ? last : { kind: 'signedOut', message }
        })
      },
      onRenewed: (session) => setStanding((last) => (last.kind === 'signedIn' ? standingOf(session) : last)),
    })
  }, [])

  const signOut = async (message = 'You are signed out.') => {
    await api.session.signOut()
    setStanding({ kind: 'signedOut', message })
  }

  return <Context.Provider value={{ standing, setStanding, resume, signOut }}>{children}</Context.Provider>
}

/** Nobody was signed in, or nobody could be asked: what stands in front of the API has refusals of its own, and they say nothing of that. */
const withoutSession = (problem: ApiProblem): Standing =>
  problem.code in ENDINGS ? { kind: 'signedOut' } : { kind: 'unreachable', problem }

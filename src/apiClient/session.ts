import type { Client } from 'openapi-fetch'
import { dataOf } from './dataOf'
import { ApiProblem } from './problem'
import type { components, paths } from './schema'

type Schemas = components['schemas']
export type Session = Schemas['Session']
/** What proves who is signed in. */
export type Tokens = Pick<Session, 'accessToken' | 'refreshToken'>

/** `cookie`: the browser keeps the refresh token, out of the reach of scripts. `body`: this object does. */
export type TokenTransport = 'cookie' | 'body'

/** Who is signed in, and the tokens that prove it. They are kept in memory alone. */
export interface SessionKeeper {
  readonly accessToken: string | undefined
  /** @returns the token to show the second factor with, where the account has one */
  signIn(credentials: Schemas['Credentials']): Promise<Schemas['SignIn']>
  showSecondFactor(confirmation: Schemas['MfaConfirmation']): Promise<Session>
  /**
   * Trades the refresh token for a new pair; whoever asks meanwhile gets the same.
   * @throws ApiProblem signed_in_as_another: the cookie has become somebody else's
   */
  refresh(): Promise<Session>
  signOut(): Promise<void>
}

export interface SessionOptions {
  transport?: TokenTransport
  /** Of a session that began earlier and goes on here. */
  tokens?: Tokens
  /** Has renewals wait for one another where several clients share a cookie, such as the tabs of a browser. */
  inTurn?: <Result>(renew: () => Promise<Result>) => Promise<Result>
  /** Is told of each new pair of tokens, with the user as they are now. */
  onRenewed?: (session: Session) => void
}

/**
 * @param auth sends without an access token
 * @param signedIn sends with it
 */
export function keepSession(
  { auth, signedIn }: { auth: Client<paths>; signedIn: Client<paths> },
  { transport = 'body', tokens: kept, inTurn = (renew) => renew(), onRenewed }: SessionOptions,
): SessionKeeper {
  const params = { header: { 'X-Token-Transport': transport } }
  let tokens = kept
  let userId: string | undefined
  let refreshing: Promise<Session> | undefined

  const keep = (next: Session): Session => {
    tokens = next
    userId = next.user.id
    return next
  }
  const forget = () => {
    tokens = undefined
    userId = undefined
  }

  async function trade(): Promise<Session> {
    const refreshToken = tokens?.refreshToken
    if (transport === 'body' && refreshToken === undefined) {
      throw new ApiProblem('unauthenticated', 'Sign in first.', 401)
    }
    const body = refreshToken === undefined ? undefined : { refreshToken }
    const next = await dataOf(auth.POST('/auth/refresh', { params, body }))
    // The cookie is one for all pages of a browser: somebody else may have signed in on another.
    if (userId !== undefined && next.user.id !== userId) {
      forget()
      throw new ApiProblem('signed_in_as_another', 'Somebody else has signed in with this browser.', 401)
    }
    keep(next)
    onRenewed?.(next)
    return next
  }

  return {
    get accessToken() {
      return tokens?.accessToken
    },
    async signIn(body) {
      const begun = await dataOf(auth.POST('/auth/login', { params, body }))
      return 'mfaToken' in begun ? begun : keep(begun)
    },
    async showSecondFactor(body) {
      return keep(await dataOf(auth.POST('/auth/login/mfa', { params, body })))
    },
    refresh() {
      refreshing ??= inTurn(trade).finally(() => (refreshing = undefined))
      return refreshing
    },
    async signOut() {
      await signedIn.POST('/auth/logout', { params })
      forget()
    },
  }
}

import { z } from 'zod'
import * as password from '../controllers/auth/passwordController'
import * as registration from '../controllers/auth/registrationController'
import * as session from '../controllers/auth/sessionController'
import * as signIn from '../controllers/auth/signInController'
import {
  CodeSent,
  Credentials,
  ForgottenPassword,
  MfaConfirmation,
  OtpConfirmation,
  OtpRequest,
  PasswordReset,
  RefreshRequest,
  Registration,
  Session,
  SessionList,
  SignIn,
} from '../schemas/auth'
import { Id, Paging } from '../schemas/common'
import { routesOf } from './contract'

const auth = routesOf('Auth')
const { get, post } = auth

const sendLimits = ['send-address', 'send-email'] as const
const otpLimits = ['otp-failures', 'otp-verify'] as const

post(
  '/auth/register',
  {
    summary: 'Register as a worker or a client',
    description:
      'The answer is the same for an address that has an account already; its owner gets a mail that says so.',
    access: 'public',
    limit: sendLimits,
    body: Registration,
    accepted: CodeSent,
  },
  registration.register,
)

post(
  '/auth/verify-email',
  {
    summary: 'Confirm an address with the code from the mail, and sign in',
    access: 'public',
    refreshCookie: 'gives',
    limit: otpLimits,
    body: OtpConfirmation,
    ok: Session,
    problems: ['invalid_otp', 'account_suspended', 'mfa_required'],
  },
  registration.verifyEmail,
)

post(
  '/auth/otp',
  {
    summary: 'Have a code sent again, or one to sign in with',
    access: 'public',
    limit: sendLimits,
    body: OtpRequest,
    accepted: CodeSent,
  },
  signIn.sendCode,
)

post(
  '/auth/login',
  {
    summary: 'Sign in with a password',
    access: 'public',
    refreshCookie: 'gives',
    limit: ['login-address', 'login-failures', 'login-account'],
    body: Credentials,
    ok: SignIn,
    problems: ['invalid_credentials', 'email_not_verified', 'account_suspended'],
  },
  signIn.login,
)

post(
  '/auth/login/otp',
  {
    summary: 'Sign in with a code from the mail',
    access: 'public',
    refreshCookie: 'gives',
    limit: otpLimits,
    body: OtpConfirmation,
    ok: SignIn,
    problems: ['invalid_otp', 'account_suspended'],
  },
  signIn.loginWithOtp,
)

post(
  '/auth/login/mfa',
  {
    summary: 'Show the second factor, and sign in',
    description:
      'The `mfaToken` works for the client that was given it, for five minutes and five tries. Each code works once.',
    access: 'public',
    refreshCookie: 'gives',
    limit: 'login-address',
    body: MfaConfirmation,
    ok: Session,
    problems: ['invalid_mfa_token', 'invalid_mfa_code', 'account_suspended'],
  },
  signIn.loginWithMfa,
)

post(
  '/auth/refresh',
  {
    summary: 'Trade a refresh token for a new pair',
    description:
      'A refresh token works once. A second use ends the session, except a retry by the same client within 10 s.',
    access: 'public',
    refreshCookie: 'trades',
    limit: ['reads', 'refresh'],
    body: RefreshRequest,
    ok: Session,
    problems: ['unauthenticated', 'session_revoked', 'account_suspended'],
  },
  session.refresh,
)

post(
  '/auth/logout',
  { summary: 'Sign out here', access: 'signedIn', refreshCookie: 'ends', noContent: true },
  session.logout,
)

post(
  '/auth/logout-all',
  { summary: 'Sign out everywhere', access: 'signedIn', refreshCookie: 'ends', noContent: true },
  session.logoutAll,
)

post(
  '/auth/password/forgot',
  {
    summary: 'Have a code sent to set a new password with',
    access: 'public',
    limit: sendLimits,
    body: ForgottenPassword,
    accepted: CodeSent,
  },
  password.forgot,
)

post(
  '/auth/password/reset',
  {
    summary: 'Set a new password; every session ends',
    access: 'public',
    refreshCookie: 'ends',
    limit: otpLimits,
    body: PasswordReset,
    noContent: true,
    problems: ['invalid_otp'],
  },
  password.reset,
)

get(
  '/auth/sessions',
  { summary: 'The devices on which you are signed in', access: 'signedIn', query: Paging, ok: SessionList },
  session.listSessions,
)

auth.delete(
  '/auth/sessions/:sessionId',
  { summary: 'Sign a device out', access: 'signedIn', params: z.object({ sessionId: Id }), noContent: true },
  session.endSession,
)

export const authRoutes = auth.routes

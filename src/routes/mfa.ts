import * as mfa from '../controllers/auth/mfaController'
import { RecoveryCodes, TotpConfirmation, TotpRemoval, TotpSetup } from '../schemas/mfa'
import { routesOf } from './contract'

const account = routesOf('Me')
const { post } = account

post(
  '/me/mfa/totp',
  {
    summary: 'Begin to set up a second factor',
    description:
      'For an authenticator app (RFC 6238). Takes a session that began within the last 15 minutes. Until a code is confirmed nothing changes, and a new call begins anew.',
    access: 'signedIn',
    ok: TotpSetup,
    problems: ['recent_sign_in_required', 'mfa_already_on'],
  },
  mfa.setUp,
)

post(
  '/me/mfa/totp/confirm',
  {
    summary: 'Turn the second factor on with a code of the app',
    description: 'The other sessions end. A wrong code can be tried ten times an hour.',
    access: 'signedIn',
    body: TotpConfirmation,
    ok: RecoveryCodes,
    problems: ['mfa_not_on', 'mfa_already_on', 'invalid_mfa_code'],
  },
  mfa.confirm,
)

account.delete(
  '/me/mfa/totp',
  {
    summary: 'Turn the second factor off',
    description: 'The other sessions end, and the recovery codes are void.',
    access: 'signedIn',
    limit: ['writes', 'password-failures'],
    body: TotpRemoval,
    noContent: true,
    problems: ['mfa_not_on', 'invalid_mfa_code', 'invalid_credentials'],
  },
  mfa.turnOff,
)

export const mfaRoutes = account.routes

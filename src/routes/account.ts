import * as email from '../controllers/auth/emailController'
import * as password from '../controllers/auth/passwordController'
import * as role from '../controllers/auth/roleController'
import { CodeSent, EmailChange, EmailConfirmation, Me, NewRole, PasswordChange } from '../schemas/auth'
import { routesOf } from './contract'

const account = routesOf('Me')
const { post } = account

post(
  '/me/password',
  {
    summary: 'Change your password; your other devices are signed out',
    access: 'signedIn',
    limit: ['writes', 'password-failures'],
    body: PasswordChange,
    noContent: true,
    problems: ['invalid_credentials'],
  },
  password.change,
)

post(
  '/me/email',
  {
    summary: 'Have a code sent to an address that is to be yours',
    description:
      'Word of it goes to your present address. The answer is the same for an address that has an account already; its owner gets a mail that says so.',
    access: 'signedIn',
    limit: ['send-address', 'send-email', 'password-failures'],
    body: EmailChange,
    accepted: CodeSent,
    problems: ['invalid_credentials'],
  },
  email.askForChange,
)

post(
  '/me/email/confirm',
  {
    summary: 'Take the address to which the code was sent; your other devices are signed out',
    access: 'signedIn',
    limit: ['otp-failures', 'otp-verify'],
    body: EmailConfirmation,
    ok: Me,
    problems: ['invalid_otp', 'email_taken'],
  },
  email.confirmChange,
)

post(
  '/me/roles',
  {
    summary: 'Be a client too, or a worker',
    access: 'signedIn',
    body: NewRole,
    ok: Me,
    problems: ['role_already_held'],
  },
  role.addRole,
)

export const accountRoutes = account.routes

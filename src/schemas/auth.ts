import { z } from 'zod'
import { Country, exampleId, Id, Instant, line, matching, TimeZone, Version, pageOf } from './common'
import { Email } from './email'
import { fault } from './faults'
import { parties, roles } from './vocabulary'

/** Only bounds what is hashed; the rule for new passwords is utils/passwords. */
const Password = z
  .string()
  .min(1)
  .max(512)
  .meta({ description: '12 to 128 characters, any of them.', examples: ['quiet-otter-paints-49'] })
export const PresentPassword = Password.meta({ description: 'The one that you sign in with.' })
const OtpCode = z
  .string()
  .max(20)
  .meta({ description: 'The six digits of the mail.', examples: ['042917'] })
/** A code of the app has six digits, a recovery code six groups. */
export const SecondFactorCode = z
  .string()
  .max(64)
  .meta({ description: 'The six digits that the app shows now, or a recovery code.', examples: ['042917'] })
const RefreshToken = z
  .string()
  .max(200)
  .meta({ description: 'As the session gave it; it works once.', examples: ['AZ6hl4G4fUqJ…'] })

const Name = line(1, 120).meta({ examples: ['Jane Doe'] })

export const Registration = z
  .strictObject({
    email: Email,
    password: Password,
    name: Name,
    role: z.enum(roles).exclude(['admin']).meta({ description: 'What the account is for.' }),
  })
  .meta({
    id: 'Registration',
    examples: [{ email: 'jane@example.org', password: 'quiet-otter-paints-49', name: 'Jane Doe', role: 'worker' }],
  })
export const OtpConfirmation = z
  .strictObject({ email: Email, otp: OtpCode })
  .meta({ id: 'OtpConfirmation', examples: [{ email: 'jane@example.org', otp: '042917' }] })
export const OtpRequest = z
  .strictObject({
    email: Email,
    purpose: z.enum(['verify_email', 'login']).meta({ description: 'What the code is for.' }),
  })
  .meta({ id: 'OtpRequest', examples: [{ email: 'jane@example.org', purpose: 'login' }] })
export const Credentials = z
  .strictObject({ email: Email, password: Password })
  .meta({ id: 'Credentials', examples: [{ email: 'jane@example.org', password: 'quiet-otter-paints-49' }] })
export const RefreshRequest = z
  .strictObject({ refreshToken: RefreshToken })
  .meta({ id: 'RefreshRequest', examples: [{ refreshToken: 'AZ6hl4G4fUqJ…' }] })
export const ForgottenPassword = z
  .strictObject({ email: Email })
  .meta({ id: 'ForgottenPassword', examples: [{ email: 'jane@example.org' }] })
export const PasswordReset = z.strictObject({ email: Email, otp: OtpCode, newPassword: Password }).meta({
  id: 'PasswordReset',
  examples: [{ email: 'jane@example.org', otp: '042917', newPassword: 'loud-heron-builds-72' }],
})

export const PasswordChange = z.strictObject({ currentPassword: PresentPassword, newPassword: Password }).meta({
  id: 'PasswordChange',
  examples: [{ currentPassword: 'quiet-otter-paints-49', newPassword: 'loud-heron-builds-72' }],
})
export const EmailChange = z.strictObject({ newEmail: Email, password: PresentPassword }).meta({
  id: 'EmailChange',
  examples: [{ newEmail: 'jane@example.net', password: 'quiet-otter-paints-49' }],
})
export const EmailConfirmation = z
  .strictObject({ otp: OtpCode })
  .meta({ id: 'EmailConfirmation', examples: [{ otp: '042917' }] })
export const NewRole = z
  .strictObject({ role: z.enum(parties).meta({ description: 'What else the account is to be for.' }) })
  .meta({ id: 'NewRole', examples: [{ role: 'client' }] })

export const CodeSent = z
  .object({
    message: z.string().meta({ description: 'The same whether or not there is such an account.' }),
    expiresInSeconds: z.int().meta({ description: 'How long the code can be used.' }),
    resendAfterSeconds: z.int().meta({ description: 'How long to wait before asking for another code.' }),
  })
  .meta({
    id: 'CodeSent',
    examples: [
      { message: 'If the address can be used, a mail is on its way.', expiresInSeconds: 600, resendAfterSeconds: 60 },
    ],
  })

const exampleMe = {
  id: exampleId,
  email: 'jane@example.org',
  emailVerified: true,
  name: 'Jane Doe',
  phone: '+4915112345678',
  country: 'DE',
  locale: 'de-DE',
  timeZone: 'Europe/Berlin',
  roles: ['worker' as const],
  mfaEnabled: false,
  createdAt: '2026-11-22T10:00:00.000Z',
  version: 1,
}

/** What replies tell of a person, to themselves and to admins. */
export const personFields = {
  phone: z.string().nullable().meta({ description: 'E.164; null: not given.' }),
  country: z.string().nullable().meta({ description: 'ISO 3166-1 alpha-2; null: not given.' }),
  locale: z.string().meta({ description: 'BCP 47. Mails are written in it.' }),
  timeZone: z.string().meta({ description: 'IANA. Mails tell times in it.' }),
  roles: z.array(z.enum(roles)).meta({ description: 'One account may have several.' }),
}

export const Me = z
  .object({
    id: Id,
    email: z.string(),
    emailVerified: z.boolean().meta({ description: 'Whether a code from a mail has confirmed the address.' }),
    name: z.string(),
    ...personFields,
    mfaEnabled: z.boolean().meta({ description: 'Whether signing in takes a second factor.' }),
    createdAt: Instant,
    version: Version,
  })
  .meta({ id: 'Me', examples: [exampleMe] })

const isLocale = (tag: string): boolean => {
  try {
    return Intl.getCanonicalLocales(tag).length === 1
  } catch {
    return false
  }
}
const Locale = z
  .string()
  .max(35)
  .refine(isLocale, fault('invalid_locale', 'Must be a BCP 47 language tag, such as de-DE.'))
  .meta({ description: 'BCP 47. Mails are written in it.', examples: ['de-DE'] })
const Phone = matching(/^\+[1-9]\d{6,14}$/, 'invalid_phone', 'Must be an E.164 number, such as +4915112345678.').meta({
  description: 'E.164.',
  examples: ['+4915112345678'],
})

export const PersonalInformation = z
  .strictObject({
    name: Name,
    phone: Phone.nullable().meta({ description: 'E.164; null takes it away.' }),
    country: Country.nullable().meta({ description: 'ISO 3166-1 alpha-2; null takes it away.' }),
    locale: Locale,
    timeZone: TimeZone,
  })
  .partial()
  .meta({
    id: 'PersonalInformation',
    description: 'What is left out stays as it is.',
    examples: [{ locale: 'de-DE', timeZone: 'Europe/Berlin' }],
  })

const exampleSession = {
  user: exampleMe,
  accessToken: 'eyJhbGciOiJIUzI1NiIs…',
  accessTokenExpiresAt: '2026-11-22T10:10:00.000Z',
  refreshToken: 'AZ6hl4G4fUqJ…',
  refreshTokenExpiresAt: '2026-11-29T10:00:00.000Z',
}

export const Session = z
  .object({
    user: Me,
    accessToken: z.string().meta({ description: 'Send it as `Authorization: Bearer …`.' }),
    accessTokenExpiresAt: Instant,
    refreshToken: z.string().optional().meta({
      description: 'Trade it at /auth/refresh for a new pair; it works once. Not there when it comes as a cookie.',
    }),
    refreshTokenExpiresAt: Instant,
  })
  .meta({ id: 'Session', examples: [exampleSession] })

const MfaToken = z
  .string()
  .max(200)
  .meta({
    description: 'Names a sign-in that waits for its second factor, for five minutes.',
    examples: ['nQ4uXb0cT1mV8yJ2…'],
  })
const MfaRequired = z
  .object({
    mfaRequired: z.literal(true).meta({ description: 'The account has a second factor.' }),
    mfaToken: MfaToken,
  })
  .meta({ id: 'MfaRequired', examples: [{ mfaRequired: true, mfaToken: 'nQ4uXb0cT1mV8yJ2…' }] })

export const SignIn = z.union([Session, MfaRequired]).meta({
  id: 'SignIn',
  description: 'A session; or, where the account has a second factor, the token to show it with at /auth/login/mfa.',
  examples: [exampleSession, { mfaRequired: true, mfaToken: 'nQ4uXb0cT1mV8yJ2…' }],
})

export const MfaConfirmation = z.strictObject({ mfaToken: MfaToken, code: SecondFactorCode }).meta({
  id: 'MfaConfirmation',
  examples: [{ mfaToken: 'nQ4uXb0cT1mV8yJ2…', code: '042917' }],
})

const Device = z.object({
  id: Id,
  createdAt: Instant,
  lastUsedAt: Instant,
  ip: z.string().meta({ description: 'The address from which it signed in.' }),
  userAgent: z.string().meta({ description: 'How the browser or app names itself.' }),
  current: z.boolean().meta({ description: 'Whether this request came from it.' }),
})

export const SessionList = pageOf(Device).meta({
  id: 'SessionList',
  examples: [
    {
      data: [
        {
          id: exampleId,
          createdAt: '2026-11-20T08:30:00.000Z',
          lastUsedAt: '2026-11-22T10:00:00.000Z',
          ip: '203.0.113.7',
          userAgent: 'Mozilla/5.0 (X11; Linux x86_64; rv:145.0) Gecko/20100101 Firefox/145.0',
          current: true,
        },
      ],
      nextCursor: null,
    },
  ],
})

export type Registration = z.output<typeof Registration>
export type OtpConfirmation = z.output<typeof OtpConfirmation>
export type OtpRequest = z.output<typeof OtpRequest>
export type Credentials = z.output<typeof Credentials>
export type RefreshRequest = z.output<typeof RefreshRequest>
export type ForgottenPassword = z.output<typeof ForgottenPassword>
export type PasswordReset = z.output<typeof PasswordReset>
export type PasswordChange = z.output<typeof PasswordChange>
export type EmailChange = z.output<typeof EmailChange>
export type EmailConfirmation = z.output<typeof EmailConfirmation>
export type NewRole = z.output<typeof NewRole>
export type CodeSent = z.output<typeof CodeSent>
export type PersonalInformation = z.output<typeof PersonalInformation>
export type Me = z.output<typeof Me>
/** As it is made; only on its way out may the refresh token become a cookie. */
export type Session = Required<z.output<typeof Session>>
export type MfaRequired = z.output<typeof MfaRequired>
export type SignIn = Session | MfaRequired
export type MfaConfirmation = z.output<typeof MfaConfirmation>
export type SessionList = z.output<typeof SessionList>

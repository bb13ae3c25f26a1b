import { z } from 'zod'
import { Country, Id, Instant, text, TimeZone } from './common'

const Email = z
  .string()
  .max(254)
  .overwrite((address) => address.normalize('NFC').trim())
  .pipe(z.email())
  .meta({ examples: ['jane@example.org'] })

/** Only bounds what is hashed; the rule for new passwords is utils/passwords. */
const Password = z
  .string()
  .min(1)
  .max(512)
  .meta({ description: '12 to 128 characters, any of them.', examples: ['quiet-otter-paints-49'] })
const OtpCode = z
  .string()
  .max(20)
  .meta({ description: 'The six digits of the mail.', examples: ['042917'] })
const RefreshToken = z
  .string()
  .max(200)
  .meta({ examples: ['AZ6hl4G4fUqJ…'] })

const Name = text(1, 120).meta({ examples: ['Jane Doe'] })

export const Registration = z
  .strictObject({ email: Email, password: Password, name: Name, role: z.enum(['worker', 'client']) })
  .meta({
    id: 'Registration',
    examples: [{ email: 'jane@example.org', password: 'quiet-otter-paints-49', name: 'Jane Doe', role: 'worker' }],
  })
export const OtpConfirmation = z
  .strictObject({ email: Email, otp: OtpCode })
  .meta({ id: 'OtpConfirmation', examples: [{ email: 'jane@example.org', otp: '042917' }] })
export const OtpRequest = z
  .strictObject({ email: Email, purpose: z.enum(['verify_email', 'login']) })
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

/** The same words whether or not there is an account. */
export const CodeSent = z.object({ message: z.string(), expiresInSeconds: z.int(), resendAfterSeconds: z.int() }).meta({
  id: 'CodeSent',
  examples: [
    { message: 'If the address can be used, a mail is on its way.', expiresInSeconds: 600, resendAfterSeconds: 60 },
  ],
})

const exampleMe = {
  id: '019aab3c-5e1f-7c3a-9d42-6f0b8a1c2d3e',
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

export const Me = z
  .object({
    id: Id,
    email: z.string(),
    emailVerified: z.boolean(),
    name: z.string(),
    phone: z.string().nullable(),
    country: z.string().nullable(),
    locale: z.string(),
    timeZone: z.string(),
    roles: z.array(z.enum(['worker', 'client', 'admin'])),
    mfaEnabled: z.boolean(),
    createdAt: Instant,
    version: z.int(),
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
  .refine(isLocale, 'is not a BCP 47 language tag')
  .meta({ description: 'BCP 47.', examples: ['de-DE'] })
const Phone = z
  .string()
  .regex(/^\+[1-9]\d{6,14}$/, 'is not an E.164 number')
  .meta({ description: 'E.164.', examples: ['+4915112345678'] })

/** What is left out stays; null takes a value away. */
export const PersonalInformation = z
  .strictObject({
    name: Name,
    phone: Phone.nullable(),
    country: Country.nullable(),
    locale: Locale,
    timeZone: TimeZone,
  })
  .partial()
  .meta({ id: 'PersonalInformation', examples: [{ locale: 'de-DE', timeZone: 'Europe/Berlin' }] })

export const Session = z
  .object({
    user: Me,
    accessToken: z.string(),
    accessTokenExpiresAt: Instant,
    refreshToken: z.string(),
    refreshTokenExpiresAt: Instant,
  })
  .meta({
    id: 'Session',
    examples: [
      {
        user: exampleMe,
        accessToken: 'eyJhbGciOiJIUzI1NiIs…',
        accessTokenExpiresAt: '2026-11-22T10:10:00.000Z',
        refreshToken: 'AZ6hl4G4fUqJ…',
        refreshTokenExpiresAt: '2026-11-29T10:00:00.000Z',
      },
    ],
  })

export const SessionList = z
  .object({
    data: z.array(
      z.object({
        id: Id,
        createdAt: Instant,
        lastUsedAt: Instant,
        ip: z.string(),
        userAgent: z.string(),
        current: z.boolean(),
      }),
    ),
    nextCursor: z.null(),
  })
  .meta({ id: 'SessionList' })

export type Me = z.output<typeof Me>
export type Session = z.output<typeof Session>

import { randomBytes } from 'node:crypto'
import { EnvError, loadEnv } from '../src/config/env'

const secret = () => randomBytes(32).toString('base64url')
const required = {
  DATABASE_URL: 'mysql://gigs@127.0.0.1/gigs',
  REDIS_URL: 'redis://127.0.0.1',
  SMTP_URL: 'smtp://127.0.0.1:2525',
  JWT_KEYS: `one:${secret()},two:${secret()}`,
  PASSWORD_PEPPER: secret(),
  OTP_KEY: secret(),
  AUDIT_KEY: secret(),
}
const production = { ...required, NODE_ENV: 'production', APP_URL: 'https://gigs.example.org' }

function faultsOf(settings: Record<string, string>): string {
  try {
    loadEnv(settings)
  } catch (error) {
    if (error instanceof EnvError) return error.message
    throw error
  }
  return ''
}

describe('the settings', () => {
  it('are complete with the services and the secrets; the rest has defaults', () => {
    expect(loadEnv(required)).toMatchObject({
      NODE_ENV: 'development',
      PORT: 3000,
      APP_URL: 'http://localhost:3000',
      PASSWORD_MIN_LENGTH: 12,
      TRUST_PROXY: 0,
      WORKER: 'inline',
      RATE_LIMITS: { reads: { max: 300, seconds: 60 } },
      JWT_KEYS: [{ kid: 'one' }, { kid: 'two' }],
    })
  })

  it('are refused with the whole list of what is missing', () => {
    const faults = faultsOf({})
    for (const name of Object.keys(required)) expect(faults).toMatch(new RegExp(`^  ${name} is not set\\.$`, 'm'))
    expect(faultsOf({ ...required, OTP_KEY: '' })).toMatch(/OTP_KEY is not set/)
  })

  it('are refused with the whole list of what is wrong', () => {
    const wrong = {
      PORT: '70000',
      DATABASE_URL: 'postgres://127.0.0.1/gigs',
      REDIS_URL: 'not a url',
      JWT_KEYS: `short:${randomBytes(16).toString('base64url')}`,
      PASSWORD_PEPPER: 'c2hvcnQ',
      WORKER: 'sometimes',
      SECURITY_CONTACT: 'security@example.org',
      METRICS_TOKEN: 'too-short',
      TRUST_PROXY: 'true',
      RATE_LIMITS: 'reads=many',
    }
    const faults = faultsOf({ ...required, ...wrong })
    for (const name of Object.keys(wrong)) expect(faults).toMatch(new RegExp(`^  ${name}: Must .*\\.$`, 'm'))
    expect(faults.split('\n')).toHaveLength(1 + Object.keys(wrong).length)
  })

  it('never repeat a secret when they are refused', () => {
    const { JWT_KEYS } = required
    expect(faultsOf({ ...required, JWT_KEYS: `${JWT_KEYS},broken`, PORT: 'x' })).not.toContain(JWT_KEYS.slice(4, 40))
  })

  it('refuse in production to go without limits, or without the address that links begin with', () => {
    expect(faultsOf(production)).toBe('')
    expect(faultsOf({ ...production, RATE_LIMITS: 'off', APP_URL: '' })).toMatch(
      /RATE_LIMITS: Cannot be off.*\n.*APP_URL: /,
    )
    expect(faultsOf({ ...required, RATE_LIMITS: 'off' })).toBe('')
  })

  it('list everything at once, also what only production asks for', () => {
    const faults = faultsOf({ ...production, RATE_LIMITS: 'off', OTP_KEY: '' })
    expect(faults).toMatch(/OTP_KEY is not set/)
    expect(faults).toMatch(/RATE_LIMITS: Cannot be off/)
  })

  it('change single limits and keep the others', () => {
    const { RATE_LIMITS } = loadEnv({ ...required, RATE_LIMITS: 'reads=600/1m, apply=10/2h' })
    expect(RATE_LIMITS).toMatchObject({
      reads: { max: 600, seconds: 60 },
      apply: { max: 10, seconds: 7200 },
      writes: { max: 60, seconds: 60 },
    })
  })

  it('say where uploads are kept: in a folder, or in an S3-compatible store', () => {
    const targetOf = (UPLOAD_URL: string) => loadEnv({ ...required, UPLOAD_URL }).UPLOAD_URL
    expect(loadEnv(required).UPLOAD_URL).toEqual({ folder: 'uploads' })
    expect(targetOf('file:/srv/gigs/uploads')).toEqual({ folder: '/srv/gigs/uploads' })
    expect(targetOf('file:///srv/uploads')).toEqual({ folder: '/srv/uploads' })
    expect(targetOf('s3://KEY:a%2Fb%2Bc@s3.example.org/gigs?region=eu-central-1')).toEqual({
      s3: {
        endpoint: 'https://s3.example.org',
        region: 'eu-central-1',
        bucket: 'gigs',
        accessKeyId: 'KEY',
        secretAccessKey: 'a/b+c',
      },
    })
    expect(targetOf('s3+http://KEY:SECRET@127.0.0.1:9000/gigs')).toMatchObject({
      s3: { endpoint: 'http://127.0.0.1:9000', region: 'us-east-1' },
    })
  })

  it.each([
    'uploads',
    'file:',
    'ftp://KEY:CANARY@host/gigs',
    's3://host/gigs',
    's3://KEY@host/gigs',
    's3://:CANARY@host/gigs',
    's3://KEY:CANARY@host',
    's3://KEY:CANARY@host/',
    's3://KEY:CANARY@host/gigs/folder',
    's3://KEY:CANARY@host/GIGS',
    's3://KEY:CANARY@/gigs',
    's3://KEY:CANARY%@host/gigs',
    's3://KEY:CANARY@host/gigs?region=',
    's3://KEY:CANARY@host/gigs?zone=eu',
    's3://KEY:CANARY@host/gigs#x',
    's3:KEY:CANARY',
  ])('refuse to keep uploads at %s, and do not repeat it', (UPLOAD_URL) => {
    const faults = faultsOf({ ...required, UPLOAD_URL })
    expect(faults).toMatch(/^  UPLOAD_URL: Must be file:FOLDER, or s3:\/\/KEY:SECRET@HOST\/BUCKET/m)
    expect(faults).not.toContain('CANARY')
  })
})

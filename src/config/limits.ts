/** How often something may be done: `max` times in `seconds`. */
export interface Limit {
  max: number
  seconds: number
}

const MINUTE = 60
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

export const limitDefaults = {
  'login-address': { max: 20, seconds: 15 * MINUTE },
  'login-failures': { max: 5, seconds: 15 * MINUTE },
  'login-account': { max: 100, seconds: DAY },
  'password-failures': { max: 5, seconds: 15 * MINUTE },
  'otp-failures': { max: 5, seconds: 10 * MINUTE },
  'otp-verify': { max: 10, seconds: HOUR },
  'send-address': { max: 10, seconds: HOUR },
  'send-email': { max: 5, seconds: HOUR },
  refresh: { max: 30, seconds: MINUTE },
  writes: { max: 60, seconds: MINUTE },
  apply: { max: 30, seconds: HOUR },
  invite: { max: 30, seconds: HOUR },
  uploads: { max: 20, seconds: HOUR },
  reads: { max: 300, seconds: MINUTE },
  'admin-logs': { max: 60, seconds: MINUTE },
} as const satisfies Record<string, Limit>

export type LimitName = keyof typeof limitDefaults
export type Limits = Record<LimitName, Limit> | 'off'

const UNITS: Record<string, number> = { s: 1, m: MINUTE, h: HOUR, d: DAY }
const isLimitName = (name: string): name is LimitName => name in limitDefaults

/**
 * The RATE_LIMITS setting: `on`, `off`, or changes to the defaults such as `reads=600/1m,apply=10/1h`.
 * @throws Error whose message says what is wrong
 */
export function parseLimits(text: string): Limits {
  if (text === 'on') return limitDefaults
  if (text === 'off') return 'off'
  const limits: Record<LimitName, Limit> = { ...limitDefaults }
  for (const part of text.split(',')) {
    const [, name = '', max, count, unit = ''] = /^\s*([a-z-]+)=(\d{1,7})\/(\d{1,4})([smhd])\s*$/.exec(part) ?? []
    if (!isLimitName(name)) {
      const names = Object.keys(limitDefaults).join(', ')
      throw new Error(`Must be on, off, or name=count/time pairs (reads=600/1m) of ${names}.`)
    }
    limits[name] = { max: Number(max), seconds: Number(count) * (UNITS[unit] ?? 1) }
  }
  return limits
}

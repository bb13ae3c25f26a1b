import type { Db } from '../../src/config/db'
import type { Tokens } from '../../src/utils/tokens'
import { mapStatements } from './statements'

/** The database's clock, as far as an application that was started with it can tell. It runs on from wherever it is set. */
export class Clock {
  private offsetSeconds = 0

  set(instant: string): void {
    this.offsetSeconds = (Date.parse(instant) - Date.now()) / 1_000
  }

  advance({ days = 0, hours = 0, minutes = 0 }: { days?: number; hours?: number; minutes?: number }): void {
    this.offsetSeconds += ((days * 24 + hours) * 60 + minutes) * 60
  }

  now(): Date {
    return new Date(Date.now() + this.offsetSeconds * 1_000)
  }

  /** When an instant that the database tells really is. */
  toReal(instant: string): string {
    return new Date(Date.parse(instant) - this.offsetSeconds * 1_000).toISOString()
  }

  /** All SQL says NOW(3) where it means the present. */
  rewrite(text: string): string {
    if (this.offsetSeconds === 0) return text
    return text.replaceAll('NOW(3)', `(NOW(3) + INTERVAL ${this.offsetSeconds.toFixed(3)} SECOND)`)
  }
}

/** The same database, in which it is as late as the clock says. */
export const withClock = (db: Db, clock: Clock): Db =>
  mapStatements(db, (statement) => ({ ...statement, text: clock.rewrite(statement.text) }))

/** Access tokens live in the real time, so that those from before and after a leap of the clock both work. */
export function inRealTime(tokens: Tokens, clock: Clock): Tokens {
  return { ...tokens, sign: (claim) => tokens.sign({ ...claim, issuedAt: clock.toReal(claim.issuedAt) }) }
}

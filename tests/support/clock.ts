import type { Db, Sql } from '../../src/config/db'

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

  /** All SQL says NOW(3) where it means the present. */
  rewrite(text: string): string {
    if (this.offsetSeconds === 0) return text
    return text.replaceAll('NOW(3)', `(NOW(3) + INTERVAL ${this.offsetSeconds.toFixed(3)} SECOND)`)
  }
}

/** The same database, in which it is as late as the clock says. */
export function withClock(db: Db, clock: Clock): Db {
  const shifted = (sql: Sql): Sql => ({
    execute: (statement) => sql.execute({ ...statement, text: clock.rewrite(statement.text) }),
  })
  return { ...db, ...shifted(db), transaction: (work) => db.transaction((sql) => work(shifted(sql))) }
}

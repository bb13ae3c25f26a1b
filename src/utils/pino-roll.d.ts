declare module 'pino-roll' {
  import type { pino } from 'pino'

  interface RollOptions {
    /** Path without number and extension: `dir/app` becomes `dir/app.1.log`. */
    file: string
    frequency: 'daily' | 'hourly'
    size: string
    /** How many files of this stream stay beside the current one. */
    limit: { count: number }
    /** Most bytes kept in memory while the disk is slow; lines beyond are dropped. */
    maxLength: number
    mode: number
  }

  /** A stream that moves on to a new file by age and size. */
  function openRollingFile(options: RollOptions): Promise<ReturnType<typeof pino.destination>>
  export = openRollingFile
}

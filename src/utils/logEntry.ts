/** One line of the log; whatever else was logged stands beside the three that are always there. */
export type LogEntry = Record<string, unknown> & { time: string; level: string; message: string }

/** Null for what is no entry: a torn line, or one that another program wrote. */
export function parseEntry(line: Buffer): LogEntry | null {
  const value = parseJson(line.toString())
  if (typeof value !== 'object' || value === null || !('time' in value && 'level' in value)) return null
  const { time, level } = value
  if (typeof time !== 'string' || typeof level !== 'string' || Number.isNaN(Date.parse(time))) return null
  const message = 'message' in value && typeof value.message === 'string' ? value.message : ''
  return { ...value, time, level, message }
}

/** When it was logged, in ms since 1970. */
export const timeOf = ({ time }: LogEntry): number => Date.parse(time)

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

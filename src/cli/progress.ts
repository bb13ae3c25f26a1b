const { stdout } = process

/** One line of the terminal that is rewritten in place; without a terminal each text is a line of its own. */
export function statusLine() {
  const clear = stdout.isTTY ? '\r\x1b[2K' : ''
  return {
    show(text: string): void {
      stdout.write(stdout.isTTY ? clear + text.slice(0, (stdout.columns || 80) - 1) : `${text}\n`)
    },
    finish(text: string): void {
      stdout.write(`${clear}${text}\n`)
    },
  }
}

/** Does `work` and prints one line for it: a tick and its duration, or a cross when it throws. */
export async function step<T>(label: string, work: (report: (detail: string) => void) => Promise<T> | T): Promise<T> {
  const line = statusLine()
  const started = performance.now()
  if (stdout.isTTY) line.show(`… ${label}`)
  try {
    const result = await work((detail) => line.show(`… ${label}: ${detail}`))
    line.finish(`✔ ${label} (${((performance.now() - started) / 1000).toFixed(1)} s)`)
    return result
  } catch (error) {
    line.finish(`✘ ${label}`)
    throw error
  }
}

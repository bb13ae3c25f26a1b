import { statusLine } from '../progress'

const WIDTH = 24
const REDRAW_MS = process.stdout.isTTY ? 100 : 5_000

/**
 * A line that shows how much is done, how fast it goes and how long it will still take.
 * @param shareOf the share (0–1) of the work that is done when so many things are done
 */
export function progressBar(label: string, shareOf: (done: number) => number) {
  const line = statusLine()
  const started = performance.now()
  let drawn = started
  let done = 0
  const seconds = () => (performance.now() - started) / 1000
  const perSecond = () => `${Math.round(done / Math.max(seconds(), 0.001)).toLocaleString('en')}/s`
  const show = () => {
    const share = Math.min(shareOf(done), 1)
    const bar = '█'.repeat(Math.round(share * WIDTH)).padEnd(WIDTH, '░')
    const left = share > 0 ? `, ${Math.ceil((seconds() / share) * (1 - share))} s left` : ''
    line.show(`… ${label} ${bar} ${Math.floor(share * 100)} %, ${perSecond()}${left}`)
  }
  return {
    advance(count: number): void {
      done += count
      if (performance.now() - drawn < REDRAW_MS) return
      drawn = performance.now()
      show()
    },
    finish(): void {
      line.finish(`✔ ${label}: ${done.toLocaleString('en')} in ${seconds().toFixed(1)} s (${perSecond()})`)
    },
  }
}

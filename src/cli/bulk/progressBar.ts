import { statusLine } from '../progress'

const WIDTH = 24
const REDRAW_MS = process.stdout.isTTY ? 100 : 5_000

/** A line that shows how much of `total` is done, how fast it goes and how long it will still take. */
export function progressBar(label: string, total: number) {
  const line = statusLine()
  const started = performance.now()
  let drawn = started
  let done = 0
  const seconds = () => (performance.now() - started) / 1000
  const show = () => {
    const share = total === 0 ? 1 : Math.min(done / total, 1)
    const bar = '█'.repeat(Math.round(share * WIDTH)).padEnd(WIDTH, '░')
    const left = share === 0 ? '' : `, ${Math.ceil((seconds() / share) * (1 - share))} s left`
    line.show(`… ${label} ${bar} ${Math.floor(share * 100)} %, ${perSecond()}${left}`)
  }
  const perSecond = () => `${Math.round(done / Math.max(seconds(), 0.001)).toLocaleString('en')}/s`
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

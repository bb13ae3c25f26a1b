import type { Gauge } from 'prom-client'
import { shared } from './shared'
import { withTimeout } from './timeout'

/** What has been read too late sets nothing. */
type SetGauges = () => void
type Read = () => SetGauges | Promise<SetGauges>

/** A scrape must be over before its scraper gives up, whatever hangs. */
const READ_MS = 1_200
/** However many ask, what is read elsewhere costs no more than that. */
const FRESH_MS = 5_000

/** A gauge without labels is set to 0 by its reset, which would be a value. */
function clear(gauge: Gauge): void {
  gauge.reset()
  gauge.remove({})
}

/** Gauges that are read when they are asked for. What cannot be read is left out, because an old value would be a wrong one. */
export function createReadings(onFault: (error: unknown) => void) {
  const readings: { gauges: Gauge[]; read: Read }[] = []

  const update = async ({ gauges, read }: (typeof readings)[number]) => {
    const set = await withTimeout(Promise.resolve().then(read), READ_MS).catch(onFault)
    for (const gauge of gauges) clear(gauge)
    set?.()
  }

  return {
    add: (gauges: Gauge[], read: Read): void => {
      readings.push({ gauges, read })
    },
    /** Reads everything at once, unless that was done just before. */
    refresh: shared(async () => Promise.all(readings.map(update)), FRESH_MS),
  }
}

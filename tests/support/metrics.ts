import type { TestApp } from './app'

export interface Sample {
  name: string
  labels: Record<string, string>
  value: number
}

/** What a process tells about itself. */
export async function scrape({ url }: Pick<TestApp, 'url'>): Promise<Sample[]> {
  const reply = await fetch(`${url}/metrics`)
  if (reply.status !== 200) throw new Error(`No metrics: ${reply.status}`)
  return parseSamples(await reply.text())
}

/** Reads the text format of Prometheus. */
function parseSamples(text: string): Sample[] {
  const lines = text.split('\n').filter((line) => line !== '' && !line.startsWith('#'))
  return lines.map((line) => {
    const [head = '', value] = line.split(/ (?=\S+$)/)
    const [name = '', labels = ''] = head.split('{')
    const pairs = [...labels.matchAll(/\b(\w+)="((?:[^"\\]|\\.)*)"/g)].map(([, key = '', text = '']) => [key, text])
    return { name, labels: Object.fromEntries(pairs), value: Number(value) }
  })
}

/** The value of the one sample with these labels, whatever others it has; undefined where there is none. */
export function valueOf(samples: readonly Sample[], name: string, labels: Record<string, string> = {}) {
  const fits = (sample: Sample) =>
    sample.name === name && Object.entries(labels).every(([key, text]) => sample.labels[key] === text)
  const [found, another] = samples.filter(fits)
  if (another) throw new Error(`${name} has several samples with these labels`)
  return found?.value
}

import type { ComponentChildren } from 'preact'

export type Fact = readonly [name: string, value: ComponentChildren]

/** Names and what they hold. */
export const Facts = ({ facts }: { facts: readonly Fact[] }) => (
  <dl class="facts">
    {facts.map(([name, value]) => (
      <div key={name}>
        <dt>{name}</dt>
        <dd>{value ?? <span class="quiet">–</span>}</dd>
      </div>
    ))}
  </dl>
)

/** Any JSON as a readable list. */
export function JsonFacts({ value }: { value: Record<string, unknown> }) {
  return <Facts facts={Object.entries(value).map(([name, inner]) => [name, <JsonValue key={name} value={inner} />])} />
}

function JsonValue({ value }: { value: unknown }) {
  if (value === null || value === undefined) return <span class="quiet">null</span>
  if (typeof value === 'string') return value.includes('\n') ? <pre>{value}</pre> : <span class="mono">{value}</span>
  if (typeof value === 'object') return <pre>{JSON.stringify(value, null, 2)}</pre>
  return <span class="mono">{JSON.stringify(value)}</span>
}

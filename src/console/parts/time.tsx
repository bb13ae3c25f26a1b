import { formatInstant, formatRelative, formatUtc, type Precision } from '../text/time'

interface TimeProps {
  value: string | null | undefined
  precision?: Precision
  /** What stands there for null. */
  none?: string
  isRelative?: boolean
}

/** An instant in the zone of whoever looks; its title tells it in UTC. */
export function Time({ value, precision = 'minute', none = '–', isRelative = false }: TimeProps) {
  if (!value) return <span class="quiet">{none}</span>
  const title = `${formatInstant(value, 'zone')} · ${formatUtc(value)}`
  return (
    <time dateTime={value} title={title}>
      {isRelative ? formatRelative(value) : formatInstant(value, precision)}
    </time>
  )
}

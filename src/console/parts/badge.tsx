import { words } from '../text/words'

type Tone = 'good' | 'watch' | 'bad' | 'quiet'

const tones: Record<Tone, readonly string[]> = {
  good: ['active', 'open', 'published', 'completed', 'hired', 'accepted', 'delivered', 'filled', 'mine', 'upheld'],
  watch: ['paused', 'unverified', 'changes_requested', 'offered', 'warn', 'pending', 'sealed', 'shortlisted', 'taken'],
  bad: ['suspended', 'removed', 'hidden', 'disputed', 'failed', 'error', 'fatal', 'cancelled', 'rejected'],
  quiet: [],
}

const toneOf = (status: string): string =>
  Object.entries(tones).find(([, statuses]) => statuses.includes(status))?.[0] ?? 'quiet'

/** A state as a coloured word: the colour says nothing that the word does not. */
export const Badge = ({ status, label }: { status: string; label?: string }) => (
  <span class={`badge badge-${toneOf(status)}`}>{label ?? words(status)}</span>
)

import { useLocation } from 'preact-iso'
import { useState } from 'preact/hooks'
import { addressOf, type Query } from '../../data/query'
import type { ExportedHead } from './useVerification'

const SEAL = '[0-9a-f]{64}'
const isSeal = new RegExp(`^${SEAL}$`)

/**
 * The end of the chain that an address names, such as that of the link in the daily mail.
 * @returns `unusable` for one that is damaged: nothing can be held against it
 */
export function exportedHeadOf({ headEntries, headSeal }: Query): ExportedHead | 'unusable' | undefined {
  if (!headEntries && !headSeal) return undefined
  const entries = Number(headEntries)
  const isUsable = Number.isSafeInteger(entries) && entries > 0 && headSeal !== undefined && isSeal.test(headSeal)
  return isUsable ? { headEntries: entries, headSeal } : 'unusable'
}

/** Takes an end of the chain from a mail: a chain that was made anew does not lead there. */
export function ExportedHeadForm() {
  const { path, query, route } = useLocation()
  const [entries, setEntries] = useState(query.headEntries ?? '')
  const [seal, setSeal] = useState(query.headSeal ?? '')
  const apply = (event: Event) => {
    event.preventDefault()
    route(addressOf(path, { ...query, headEntries: entries, headSeal: seal }))
  }
  return (
    <details class="more-options">
      <summary>Hold it against an end that was mailed</summary>
      <form class="inline-form" onSubmit={apply}>
        <label class="field">
          <span>Entries</span>
          <input
            inputMode="numeric"
            pattern="[0-9]+"
            required
            value={entries}
            onInput={(event) => setEntries(event.currentTarget.value)}
          />
        </label>
        <label class="field field-wide">
          <span>Seal</span>
          <input
            pattern={SEAL}
            title="64 digits and letters from a to f"
            required
            spellcheck={false}
            autocomplete="off"
            value={seal}
            onInput={(event) => setSeal(event.currentTarget.value)}
          />
        </label>
        <button type="submit">Use it</button>
      </form>
    </details>
  )
}

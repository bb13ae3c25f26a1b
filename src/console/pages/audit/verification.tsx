import { useLocation } from 'preact-iso'
import { addressOf } from '../../data/query'
import { Facts } from '../../parts/facts'
import { ProblemNote } from '../../parts/problemNote'
import { timeOfId } from '../../text/time'
import { count, formatNumber } from '../../text/words'
import { ExportedHeadForm, exportedHeadOf } from './exportedHead'
import { useVerification, type Check } from './useVerification'

/** Checks on demand whether the audit log is as it was written, and says where it is not. */
export function Verification() {
  const named = exportedHeadOf(useLocation().query)
  const exported = named === 'unusable' ? undefined : named
  const { check, start, goOn, stop } = useVerification(exported)
  return (
    <section class="panel" aria-labelledby="verification">
      <div class="panel-head">
        <div>
          <h2 id="verification">The chain</h2>
          <p class="quiet">
            Each entry seals the one before, so that an edit, a deletion, an insertion or a cut-off end shows.
            {exported &&
              ` It is also held against an end that was mailed: ${count(exported.headEntries, 'entry', 'entries')}.`}
          </p>
        </div>
        {check.kind === 'running' ? (
          <button type="button" onClick={stop}>
            Stop
          </button>
        ) : (
          <button type="button" class="primary" onClick={start}>
            {check.kind === 'idle' ? 'Verify the chain' : 'Verify again'}
          </button>
        )}
      </div>
      {named === 'unusable' && (
        <p class="note note-watch">
          The end that this address names is damaged: the chain is not held against it. Copy it from the mail once more.
        </p>
      )}
      <div role="status">
        <Result check={check} />
      </div>
      <ExportedHeadForm />
      {check.kind === 'failed' && <ProblemNote problem={check.problem} onRetry={goOn} />}
    </section>
  )
}

function Result({ check }: { check: Check }) {
  switch (check.kind) {
    case 'idle':
      return null
    case 'running':
      return (
        <p>
          <progress aria-label="Checking" /> {count(check.entries, 'entry', 'entries')} checked, all as they were
          written.
        </p>
      )
    case 'whole':
      return (
        <p class="note note-good">
          The chain is whole: {count(check.entries, 'entry', 'entries')} checked, from the first to the last.
          {check.exported && ' It goes on from the end that was mailed.'}
        </p>
      )
    case 'failed':
      return <p>The check could not go on after {count(check.entries, 'entry', 'entries')}.</p>
    case 'broken':
      return <Break verdict={check.verdict} />
  }
}

const faults = {
  edited: 'This entry is not as it was written: it was edited.',
  deleted: 'An entry is missing before this one: it was deleted.',
  inserted: 'This entry was never sealed where it stands: it was inserted.',
  truncated: 'The end of the log is missing: it was cut off.',
  head: 'The record of where the chain ends is not the server’s own: somebody has changed it.',
  rewritten: 'The chain is not the one whose head was exported: it was made anew.',
}

function Break({
  verdict: { firstBroken, position, fault, detail },
}: {
  verdict: Extract<Check, { kind: 'broken' }>['verdict']
}) {
  return (
    <div class="note note-bad">
      <p>
        <strong>The chain is broken{position === null ? '' : ` at entry ${formatNumber(position)}`}.</strong>{' '}
        {fault === null ? 'All before it is as it was written.' : faults[fault]}
      </p>
      <Facts
        facts={[
          ['Entry', firstBroken && <code key="entry">{firstBroken}</code>],
          ['Position', position === null ? null : formatNumber(position)],
          ['Kind of fault', fault],
          ['Detail', detail],
        ]}
      />
      {firstBroken && (
        <p>
          <a href={entryAddress(firstBroken)}>Show the entry in the log</a>
        </p>
      )}
    </div>
  )
}

/** The log as it was when the entry was written, with the entry on top: its id tells the time. */
function entryAddress(id: string): string {
  const time = timeOfId(id) + 1_000
  // What was written past the server may have any id, and one that tells of a time to come stands on top by itself.
  const until = time < Date.now() ? new Date(time).toISOString() : undefined
  return addressOf('/admin/audit', { reads: 'shown', until, entry: id })
}

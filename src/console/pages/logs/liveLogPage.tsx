import { useLocation } from 'preact-iso'
import { Filters } from '../../parts/filters'
import { Page } from '../../parts/page'
import { ProblemNote } from '../../parts/problemNote'
import { Table } from '../../parts/table'
import { count } from '../../text/words'
import { LogDetail, logColumns } from './logColumns'
import { sharedFields, sharedFilterOf } from './logFilter'
import { LogTabs } from './logTabs'
import { KEPT_LINES, useLiveLog, type Connection } from './useLiveLog'

const states: Record<Connection, string> = {
  connecting: 'Connecting …',
  open: 'Connected. New lines appear on top.',
  lost: 'Disconnected. Trying again; what was missed will follow.',
  refused: 'Not connected.',
}

function resumeLabel(waiting: number): string {
  if (waiting === 0) return 'Resume'
  const lines = count(waiting, 'line')
  return `Resume and show ${waiting > KEPT_LINES ? `the newest ${KEPT_LINES} of ${lines}` : lines}`
}

/** What is being logged now. */
export function LiveLogPage() {
  const { query } = useLocation()
  const live = useLiveLog(sharedFilterOf(query))
  return (
    <Page title="Live log" lead={`The newest ${KEPT_LINES} lines are kept on this page.`}>
      <LogTabs query={query} current="live" />
      <Filters fields={sharedFields} label="Filter the live log" />
      <div class="live-bar">
        <p role="status" class={`live live-${live.connection}`}>
          {live.isPaused ? 'Paused.' : states[live.connection]}
        </p>
        {live.isPaused ? (
          <button type="button" class="primary" onClick={live.resume}>
            {resumeLabel(live.waiting)}
          </button>
        ) : (
          <button type="button" onClick={live.pause}>
            Pause
          </button>
        )}
        <button type="button" onClick={live.clear}>
          Clear
        </button>
      </div>
      {live.problem && <ProblemNote problem={live.problem} onRetry={live.retry} />}
      {live.hasGap && (
        <p class="note note-watch">
          Some lines may be missing here: they came while disconnected, or too many came while paused. The search has
          them.
        </p>
      )}
      {live.lines.length === 0 && !live.problem && (
        <p class="empty">No lines to show. New ones appear here as they are logged.</p>
      )}
      {live.lines.length > 0 && (
        <div class="list cards">
          <Table
            caption="Lines of the log as they come, newest first"
            columns={logColumns}
            items={live.lines.map(({ key, entry }) => ({ ...entry, key }))}
            keyOf={({ key }) => key}
            detail={({ key: _key, ...entry }) => <LogDetail entry={entry} />}
          />
        </div>
      )}
    </Page>
  )
}

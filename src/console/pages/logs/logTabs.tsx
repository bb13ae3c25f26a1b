import { addressOf, type Query } from '../../data/query'
import { Tabs } from '../../parts/tabs'
import { sharedFilterOf } from './logFilter'

/** Between what was logged and what is being logged, with the same filters. */
export function LogTabs({ query, current }: { query: Query; current: 'search' | 'live' }) {
  const shared = sharedFilterOf(query)
  return (
    <Tabs
      label="Views of the log"
      tabs={[
        { href: addressOf('/admin/logs', shared), text: 'Search', isCurrent: current === 'search' },
        { href: addressOf('/admin/logs/live', shared), text: 'Live', isCurrent: current === 'live' },
      ]}
    />
  )
}

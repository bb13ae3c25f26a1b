import { useEffect, useRef } from 'preact/hooks'
import type { Pages } from '../data/usePages'
import { ProblemNote } from './problemNote'
import { Skeleton } from './skeleton'
import { Table, type TableProps } from './table'

interface PagedTableProps<Item> extends Omit<TableProps<Item>, 'items' | 'isBusy'> {
  pages: Pages<Item>
  /** What is said when there is nothing. */
  empty: string
  /** Of the button that reads on. */
  moreLabel?: string
}

/** So many empty pages are passed over by themselves: a search may look through much and find nothing. */
const PASSED_OVER = 5

/** A list as a table that reads on, with what there is to say while it loads, when it is empty and when it fails. */
export function PagedTable<Item>({ pages, empty, moreLabel = 'More', ...table }: PagedTableProps<Item>) {
  const { items, isBusy, problem, hasMore, more, retry } = pages
  const passed = useRef(0)
  useEffect(() => {
    if (items === undefined) passed.current = 0
    if (items?.length !== 0 || !hasMore || isBusy || problem || passed.current >= PASSED_OVER) return
    passed.current += 1
    more()
  }, [items, hasMore, isBusy, problem])

  const readOn = () => {
    if (isBusy) return
    passed.current = 0
    more()
  }

  return (
    <div class="list cards">
      {items === undefined && isBusy && <Skeleton label={`Loading: ${table.caption}`} />}
      {items && items.length > 0 && <Table {...table} items={items} isBusy={isBusy} />}
      {items?.length === 0 && !isBusy && !problem && !hasMore && <p class="empty">{empty}</p>}
      {items?.length === 0 && hasMore && (
        <p class="empty" role="status">
          {isBusy ? 'Nothing so far. Looking further back …' : 'Nothing so far. There is more to look through.'}
        </p>
      )}
      {problem && <ProblemNote problem={problem} onRetry={retry} />}
      {hasMore && (
        <p class="more">
          {/* Not disabled: that would take the focus from it. */}
          <button type="button" onClick={readOn} aria-disabled={isBusy}>
            {isBusy ? 'Loading …' : moreLabel}
          </button>
        </p>
      )}
    </div>
  )
}

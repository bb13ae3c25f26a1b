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

/** A list as a table that reads on, with what there is to say while it loads, when it is empty and when it fails. */
export function PagedTable<Item>({ pages, empty, moreLabel = 'More', ...table }: PagedTableProps<Item>) {
  const { items, isBusy, problem, hasMore, more, retry } = pages
  return (
    <div class="list cards">
      {items === undefined && isBusy && <Skeleton label={`Loading: ${table.caption}`} />}
      {items && items.length > 0 && <Table {...table} items={items} isBusy={isBusy} />}
      {items?.length === 0 && !isBusy && !problem && !hasMore && <p class="empty">{empty}</p>}
      {items?.length === 0 && !isBusy && hasMore && <p class="empty">Nothing so far. There is more to look through.</p>}
      {problem && <ProblemNote problem={problem} onRetry={retry} />}
      {hasMore && (
        <p class="more">
          <button type="button" onClick={more} disabled={isBusy}>
            {isBusy ? 'Loading …' : moreLabel}
          </button>
        </p>
      )}
    </div>
  )
}

import { Fragment, type ComponentChildren } from 'preact'
import { useState } from 'preact/hooks'

export interface Column<Item> {
  head: string
  cell: (item: Item) => ComponentChildren
  /** Numbers stand at the end, so that their digits align. */
  align?: 'end'
  /** Takes what room there is. */
  isWide?: boolean
  /** Heads the card that a row becomes; where no column does, the wide one. */
  isTitle?: boolean
}

export interface TableProps<Item> {
  caption: string
  columns: readonly Column<Item>[]
  items: readonly Item[]
  keyOf: (item: Item, index: number) => string
  isBusy?: boolean
  /** What a row shows when it is opened. */
  detail?: (item: Item) => ComponentChildren
  /** The id by which an address leads to a row. */
  isMarked?: (item: Item) => boolean
}

/** A table that becomes a list of cards where there is no room for it; roles keep it a table for screen readers. */
export function Table<Item>({ caption, columns, items, keyOf, isBusy = false, detail, isMarked }: TableProps<Item>) {
  return (
    <table class="table" role="table" aria-busy={isBusy}>
      <caption class="unseen">{caption}</caption>
      <thead role="rowgroup">
        <tr role="row">
          {columns.map(({ head, align, isWide, isTitle }) => (
            <th key={head} scope="col" role="columnheader" class={classOf({ align, isWide, isTitle })}>
              {head}
            </th>
          ))}
          {detail && (
            <th scope="col" role="columnheader">
              <span class="unseen">Details</span>
            </th>
          )}
        </tr>
      </thead>
      <tbody role="rowgroup">
        {items.map((item, index) => (
          <Row
            key={keyOf(item, index)}
            id={keyOf(item, index)}
            {...{ item, columns, detail }}
            marked={isMarked?.(item) ?? false}
          />
        ))}
      </tbody>
    </table>
  )
}

interface RowProps<Item> {
  id: string
  item: Item
  columns: readonly Column<Item>[]
  detail: ((item: Item) => ComponentChildren) | undefined
  marked: boolean
}

function Row<Item>({ id, item, columns, detail, marked }: RowProps<Item>) {
  const [isOpen, setIsOpen] = useState(false)
  const detailId = `detail-${id}`
  const titleId = `title-${id}`
  const toggleId = `toggle-${id}`
  const title = columns.find(({ isTitle }) => isTitle) ?? columns.find(({ isWide }) => isWide) ?? columns[0]
  return (
    <Fragment>
      <tr role="row" id={`row-${id}`} class={marked ? 'marked' : undefined}>
        {columns.map(({ head, cell, align, isWide, isTitle }) => (
          <td
            key={head}
            id={head === title?.head ? titleId : undefined}
            role="cell"
            data-head={head}
            class={classOf({ align, isWide, isTitle })}
          >
            {cell(item)}
          </td>
        ))}
        {detail && (
          <td role="cell" class="cell-toggle">
            <button
              type="button"
              class="toggle"
              aria-labelledby={`${toggleId} ${titleId}`}
              aria-expanded={isOpen}
              aria-controls={detailId}
              onClick={() => setIsOpen(!isOpen)}
            >
              <span id={toggleId} class="unseen">
                Details
              </span>
            </button>
          </td>
        )}
      </tr>
      {detail && isOpen && (
        <tr role="row" class="detail">
          <td role="cell" id={detailId} colSpan={columns.length + 1}>
            {detail(item)}
          </td>
        </tr>
      )}
    </Fragment>
  )
}

const classOf = ({ align, isWide, isTitle }: Pick<Column<never>, 'align' | 'isWide' | 'isTitle'>) =>
  [align, isWide && 'wide', isTitle && 'title'].filter(Boolean).join(' ') || undefined

/** The columns without one that would say the same in every row. */
export const without = <Item,>(head: string, columns: readonly Column<Item>[]) =>
  columns.filter((column) => column.head !== head)

/** A value that stands in one cell. */
export type Cell = string | number | boolean

/** What a handler gives back in the place of JSON: a table, row by row as it is read. */
export class TableReply {
  constructor(
    readonly fileName: string,
    readonly columns: readonly string[],
    readonly rows: AsyncIterable<Cell[]>,
  ) {}
}

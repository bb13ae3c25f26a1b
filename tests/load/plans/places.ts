/** Columns by the name of their table. */
export type Catalogue = ReadonlyMap<string, ReadonlySet<string>>

/** A table as a statement names it. */
export interface Mention {
  table: string
  alias: string
  /** Which token of the statement it is. */
  token: number
}

/** A `?` of a statement, and the column that it is compared with. */
export interface Place {
  /** Which of the statement's values it takes. */
  index: number
  mention: Mention
  column: string
  /** Whether it says what the column is, or only how much. */
  exact: boolean
}

const TOKENS = /[\w.]+|\?|<=>|<=|>=|<>|[^\s\w]/g
const NO_ALIAS =
  /^(?:\W|(?:CROSS|FOR|FORCE|GROUP|INNER|JOIN|LEFT|LIMIT|LOCK|ON|ORDER|SET|STRAIGHT_JOIN|UNION|USING|WHERE)$)/
const EXACT = ['=', '<=>', 'IN']
const COMPARING = [...EXACT, '<', '>', '<=', '>=']

const tokensOf = (text: string): string[] => text.match(TOKENS) ?? []

/** The tables that a statement reads or changes. */
export function mentionsOf(text: string, catalogue: Catalogue): Mention[] {
  const tokens = tokensOf(text)
  return tokens.flatMap((table, token) => {
    const before = tokens[token - 1] ?? ''
    if (!catalogue.has(table) || !/^(?:FROM|JOIN|STRAIGHT_JOIN|UPDATE|INTO)$/.test(before)) return []
    const next = tokens[token + 1] === 'AS' ? tokens[token + 2] : tokens[token + 1]
    return [{ table, token, alias: next === undefined || NO_ALIAS.test(next) ? table : next }]
  })
}

/** Where a statement compares a column with one of its values. */
export function placesOf(text: string, catalogue: Catalogue): Place[] {
  const tokens = tokensOf(text)
  const mentions = mentionsOf(text, catalogue)
  const marks = tokens.flatMap((token, at) => (token === '?' ? [at] : []))
  return marks.flatMap((mark, index) => {
    const [name, operator] = comparisonBefore(tokens, mark)
    if (!COMPARING.includes(operator) || isAssignment(tokens, mark)) return []
    const [column = '', alias] = name.split('.').reverse()
    const mention = nearest(mentions, mark, (candidate) =>
      alias === undefined ? catalogue.get(candidate.table)?.has(column) === true : candidate.alias === alias,
    )
    return mention ? [{ index, mention, column, exact: EXACT.includes(operator) }] : []
  })
}

/** What stands before a value, or before the list in which it is. */
function comparisonBefore(tokens: readonly string[], mark: number): [name: string, operator: string] {
  let at = mark - 1
  while (tokens[at] === ',' || tokens[at] === '?') at -= 1
  if (tokens[at] === '(') at -= 1
  return [tokens[at - 1] ?? '', tokens[at] ?? '']
}

const isAssignment = (tokens: readonly string[], mark: number) =>
  tokens.slice(0, mark).findLast((token) => token === 'SET' || token === 'WHERE' || token === 'ON') === 'SET'

/** The last that fits before a place, or else the first behind it: columns are listed before their tables. */
const nearest = (mentions: readonly Mention[], mark: number, fits: (mention: Mention) => boolean) =>
  mentions.findLast((mention) => mention.token < mark && fits(mention)) ?? mentions.find(fits)

import { z } from 'zod'
import type { Sql } from '../../config/db'
import type { Context } from '../../context'
import { newestFeedKey } from '../../models/search/find'
import * as Skills from '../../models/Skill'
import { Id, type Page, type Paging } from '../../schemas/common'
import type { Match } from '../../schemas/match'
import { toPage } from '../../utils/cursor'
import { keyset } from './paging'

/** Gigs with the skills that they ask for, as matching needs them. */
export async function withSkills<Gig extends { id: string }>(
  sql: Sql,
  gigs: readonly Gig[],
): Promise<(Gig & { skills: Skills.UsedSkill[] })[]> {
  const ids = gigs.map(({ id }) => id)
  const skills = await Skills.heldBy(sql, 'gig', ids)
  return gigs.map((gig) => ({ ...gig, skills: skills.get(gig.id) ?? [] }))
}

/** The score and the id of the last row, and as of when the list was made. */
const Position = z.tuple([z.number(), Id, z.iso.date(), z.number()])

/** What stays the same from page to page. */
interface AsOf {
  /** All scores are those of this day. */
  day: Date
  /** Gigs that have come later are left out. */
  feedKey: number
}

interface Ranked {
  id: string
  match: Pick<Match, 'score'>
}

/**
 * A page of a list of matches, the best first and of equals the newest.
 * @param rank all rows of the list, in any order, as of then
 * @throws Problem invalid_cursor
 */
export async function pageByMatch<Row extends Ranked>(
  context: Context,
  list: string,
  query: Paging,
  rank: (asOf: AsOf) => Promise<Row[]>,
): Promise<Page<Row> & { asOf: AsOf }> {
  const { after, cursorBehind } = keyset(context, list, query, Position)
  const day = after ? after[2] : new Date(context.now()).toISOString().slice(0, 10)
  const feedKey = after ? after[3] : await newestFeedKey(context.db)
  const asOf = { day: new Date(day), feedKey }
  const ranked = (await rank(asOf)).sort(byMatch)
  const rest = after ? ranked.filter((row) => byMatch({ id: after[1], match: { score: after[0] } }, row) < 0) : ranked
  return { ...toPage(rest, query.limit, ({ match, id }) => cursorBehind([match.score, id, day, feedKey])), asOf }
}

const byMatch = (a: Ranked, b: Ranked) => b.match.score - a.match.score || Number(a.id < b.id) - Number(a.id > b.id)

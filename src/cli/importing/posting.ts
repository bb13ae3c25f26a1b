import { z } from 'zod'
import { Currency } from '../../schemas/common'
import { faultMessage } from '../../schemas/faults'
import { NewGig } from '../../schemas/gigs'
import { UsageError } from '../command'
import { toMinorUnits } from '../../schemas/currencies'
import type { SkillFinder } from './skillFinder'
import type { Skill } from '../../models/Skill'

/** In major units: 2000 is two thousand dollars. */
export interface MajorBudget {
  min: number
  max: number
  currency: string
}

const Posting = z.object({
  source: z.string().min(1),
  id: z.string().min(1),
  title: z.string().trim(),
  description: z.string().trim(),
  closes: z.string().optional(),
  payMin: z.coerce.number().optional(),
  payMax: z.coerce.number().optional(),
  currency: Currency.optional(),
  payType: z.enum(['fixed', 'hourly']).default('fixed'),
  location: z.unknown().optional(),
})
type Posting = z.output<typeof Posting>

const SOURCE_KEY_MAX = 120

export interface PostedGig {
  sourceKey: string
  gig: NewGig
  skills: Skill[]
  deadline: Date | null
  hasDefaultBudget: boolean
}

export interface Rules {
  findSkills: SkillFinder
  defaultBudget: MajorBudget
  now: Date
}

/**
 * One line of the file → a gig that a client could have posted by the API, or why it could not.
 * A closing date that is over is left out: the gig would close at once.
 */
export function readPosting(line: string, { findSkills, defaultBudget, now }: Rules): PostedGig | { refused: string } {
  const parsed = Posting.safeParse(parseJson(line), { error: faultMessage })
  if (!parsed.success) return { refused: explain(parsed.error) }
  const posting = parsed.data
  const sourceKey = `${posting.source}:${posting.id}`
  if (sourceKey.length > SOURCE_KEY_MAX) return { refused: `source and id: longer than ${SOURCE_KEY_MAX} characters` }

  const skills = findSkills(posting.title, posting.description)
  const budget = budgetOf(posting, defaultBudget.currency)
  const deadline = deadlineOf(posting, now)
  const gig = NewGig.safeParse(
    {
      title: posting.title,
      description: posting.description,
      skills: skills.map(({ name }) => name),
      payType: posting.payType,
      budget: inMinorUnits(budget ?? defaultBudget),
      location: posting.location ?? null,
      deadline: deadline?.toISOString() ?? null,
      publish: true,
    },
    { error: faultMessage },
  )
  if (!gig.success) return { refused: explain(gig.error) }
  return { sourceKey, gig: gig.data, skills, deadline, hasDefaultBudget: budget === undefined }
}

/** "2000-6000:USD" → a budget. @throws UsageError that shows the form */
export function parseBudget(text: string): MajorBudget {
  const [, min, max, currency] = /^(\d+(?:\.\d+)?)-(\d+(?:\.\d+)?):([A-Z]{3})$/.exec(text) ?? []
  const budget = { min: Number(min), max: Number(max), currency: Currency.safeParse(currency).data }
  if (budget.currency === undefined || budget.min > budget.max) {
    throw new UsageError(`A budget is written as 2000-6000:USD, not as ${text}`)
  }
  return { ...budget, currency: budget.currency }
}

function parseJson(line: string): unknown {
  try {
    return JSON.parse(line)
  } catch {
    return undefined
  }
}

/** What the posting pays; who names one figure means it exactly. */
function budgetOf({ payMin, payMax, currency }: Posting, defaultCurrency: string): MajorBudget | undefined {
  const min = payMin ?? payMax
  const max = payMax ?? payMin
  if (min === undefined || max === undefined) return undefined
  return { min, max, currency: currency ?? defaultCurrency }
}

const inMinorUnits = ({ min, max, currency }: MajorBudget) => ({
  min: toMinorUnits(min, currency),
  max: toMinorUnits(max, currency),
  currency,
})

/** The end of the closing day in UTC, if that is still to come. */
function deadlineOf({ closes }: Posting, now: Date): Date | null {
  const day = z.iso.date().safeParse(closes?.slice(0, 10))
  const deadline = day.success ? new Date(`${day.data}T23:59:59.999Z`) : null
  return deadline && deadline > now ? deadline : null
}

/** The first fault: `title: …`. */
function explain({ issues: [issue] }: z.ZodError): string {
  if (!issue || issue.path.length === 0) return 'not a JSON object'
  return `${issue.path.join('.')}: ${issue.message}`
}

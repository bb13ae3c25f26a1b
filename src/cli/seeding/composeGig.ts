import { toMinorUnits } from '../../schemas/currencies'
import type { Skill } from '../../models/Skill'
import type { GigData, Step } from '../bulk/rows'
import type { GigState } from '../../schemas/states'
import { type Client, localPrice, near } from './people'
import type { Random } from './random'
import { pickSkills, type SkilledVocabulary } from './skillPools'
import { conditions, introductions, questions, syllables, wishes } from './vocabulary'

const HOUR_MS = 3_600_000
const DAY_MS = 24 * HOUR_MS

type SeededState = 'open' | 'draft' | 'paused' | 'closed' | 'filled'
const states: [SeededState, number][] = [
  ['open', 80],
  ['draft', 6],
  ['closed', 6],
  ['filled', 4],
  ['paused', 4],
]

/** A gig as it is before anybody has applied, with the state that it is to reach. */
export type ComposedGig = Omit<GigData, 'filled' | 'applicationCount' | 'answersDueAt' | 'history'> & {
  createdAt: Date
  state: SeededState
}

/** Makes up a gig that `client` wrote at `createdAt`. */
export function composeGig(
  random: Random,
  { client, vocabulary, createdAt }: { client: Client; vocabulary: SkilledVocabulary; createdAt: Date },
): ComposedGig {
  const skills = pickSkills(random, vocabulary, random.integer(2, 6))
  const setting = random.pick(vocabulary.settings)
  const isRemote = random.chance(vocabulary.remote)
  return {
    id: random.id(createdAt),
    clientId: client.id,
    title: upperFirst(fill(random.pick(vocabulary.titles), { skill: inText(skills[0], vocabulary.category), setting })),
    description: describe(random, { vocabulary, skills, setting }),
    skills,
    ...composePay(random, vocabulary, client),
    place: isRemote ? null : near(client.city, random),
    startsAt: random.chance(0.4) ? wholeHour(createdAt, random.integer(5, 120)) : null,
    deadline: random.chance(0.5) ? wholeHour(createdAt, random.integer(95, 200)) : null,
    openings: random.chance(0.85) ? 1 : random.integer(2, 8),
    sourceKey: null,
    questions: random
      .sample(questions, Math.max(0, random.integer(-2, 2)))
      .map((text) => ({ id: random.id(createdAt), text, required: random.chance(0.5) })),
    createdAt,
    state: random.weighted(states),
  }
}

/** The steps by which a gig got to its state: `movedAt` is when it was paused, closed or filled. */
export function gigHistory({ createdAt, state }: ComposedGig, movedAt: Date): Step<GigState>[] {
  const draft: Step<GigState> = { at: createdAt, to: 'draft', by: 'client' }
  if (state === 'draft') return [draft]
  const open: Step<GigState> = { at: publishedAt(createdAt), to: 'open', by: 'client' }
  if (state === 'open') return [draft, open]
  return [draft, open, { at: movedAt, to: state, by: state === 'filled' ? 'system' : 'client' }]
}

/** Clients publish twenty minutes after they have begun to write. */
export const publishedAt = (createdAt: Date) => new Date(createdAt.getTime() + HOUR_MS / 3)

function composePay(
  random: Random,
  { hourlyUsd: [lowest, highest] }: SkilledVocabulary,
  { city }: Client,
): Pick<GigData, 'payType' | 'budget'> {
  const payType = random.chance(0.45) ? 'hourly' : 'fixed'
  const hours = payType === 'hourly' ? 1 : random.pick([3, 6, 10, 16, 24, 40, 80, 160])
  const usDollars = random.between(lowest, highest) * hours
  const price = (factor: number) => toMinorUnits(localPrice(usDollars * factor, city), city.currency)
  return { payType, budget: { min: price(1), max: price(random.between(1, 1.6)), currency: city.currency } }
}

function describe(
  random: Random,
  { vocabulary, skills, setting }: { vocabulary: SkilledVocabulary; skills: readonly Skill[]; setting: string },
): string {
  const words = {
    skill: inText(skills[0], vocabulary.category),
    other: inText(skills.at(-1), vocabulary.category),
    setting,
  }
  const sentences = (...list: string[]) => list.map((sentence) => fill(sentence, words)).join(' ')
  const tasks = random.sample(vocabulary.tasks, random.integer(3, 5))
  return [
    sentences(...random.sample(introductions, 2)),
    `What there is to do:\n${tasks.map((task) => `- ${task}`).join('\n')}`,
    sentences(random.pick(conditions), random.pick(wishes), ...(random.chance(0.5) ? [contact(random)] : [])),
    `Skills that matter: ${skills.map(({ name }) => name).join(', ')}.`,
  ].join('\n\n')
}

/** Whom to ask for: one of so many names that each stands in few gigs, as many words of real ones do. */
function contact(random: Random): string {
  const name = Array.from({ length: 3 }, () => random.pick(syllables)).join('')
  return `Ask for ${upperFirst(name)}.`
}

const wholeHour = (from: Date, days: number) =>
  new Date(Math.ceil((from.getTime() + days * DAY_MS) / HOUR_MS) * HOUR_MS)

/** Puts words into the {slots} of a sentence. */
export const fill = (sentence: string, words: Record<string, string>) =>
  sentence.replace(/\{(\w+)\}/g, (slot, name: string) => words[name] ?? slot)

/** A skill within a sentence: house cleaning, locksmithing, but French teaching, SQL and Docker. */
function inText(skill: Skill | undefined, category: string): string {
  const name = skill?.name ?? ''
  // A single word of technology is the name of a product.
  const isPlain = category === 'technology' ? /^[A-Z][a-z]+ [a-z]/.test(name) : /^[A-Z][a-z]+([ -]|$)/.test(name)
  return isPlain && !properName.test(name) ? name.charAt(0).toLowerCase() + name.slice(1) : name
}

const properName =
  /^(Adobe|American|Android|Arabic|British|Canva|Chinese|Dutch|English|Figma|French|German|Google|Hindi|Italian|Japanese|Korean|Linux|Microsoft|Pilates|Polish|Portuguese|Russian|Spanish|Turkish|Ukrainian|Windows|Xero)/

const upperFirst = (text: string) => text.charAt(0).toUpperCase() + text.slice(1)

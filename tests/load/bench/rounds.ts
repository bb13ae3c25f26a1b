import { drive, type Answers } from './drive'
import type { Load } from './load'
import type { Operation } from './operation'
import { cpuSeconds, rssMb, untilIdle, type Server } from './processFigures'
import { median, percentile, sum } from './statistics'

/** How one server did, in one round or by the medians of several. */
export interface Figures {
  perSecond: number
  p50: number
  p99: number
  /** Processor time of the server for one request, in milliseconds. */
  cpuMs: number
  rssMb: number
  /** Of what was asked beside it. */
  besideP99: number | undefined
}

/** How many answers were none that was wanted, by their status. */
export type Failures = Map<string, number>

export interface Measured {
  figures: Figures
  failures: Failures
}

export interface Rounds {
  rounds: number
  seconds: number
}

const BESIDE = { connections: 8, perSecond: 100 }

/** Processes that share a load. */
export interface Subject {
  servers: readonly Server[]
  load: Load
}

/**
 * Measures subjects in turn, so that whatever slows the machine down slows all of them down. The first round only warms up.
 * @returns what came of each, in their order
 */
export async function measureInTurn(
  subjects: readonly Subject[],
  operation: Pick<Operation, 'connections' | 'beside'>,
  { rounds, seconds }: Rounds,
): Promise<Measured[]> {
  const roundsOf = new Map<Subject, Round[]>(subjects.map((subject) => [subject, []]))
  for (let round = 0; round <= rounds; round += 1) {
    for (const [subject, done] of roundsOf) {
      const result = await measureRound(subject, operation, seconds)
      if (round > 0) done.push(result)
    }
  }
  return [...roundsOf.values()].map(summarise)
}

interface Round {
  figures: Figures
  answers: Answers[]
}

async function measureRound(
  { servers, load }: Subject,
  { connections, beside }: Pick<Operation, 'connections' | 'beside'>,
  seconds: number,
): Promise<Round> {
  await Promise.all(servers.map(({ pid }) => untilIdle(pid)))
  const cpuBefore = cpuOf(servers)
  const shares = servers.map(({ url }) => drive(url, [load], { connections: connections / servers.length, seconds }))
  const [first] = servers
  const reading = beside && first ? [drive(first.url, [beside], { ...BESIDE, seconds })] : []
  const [answers, besideAnswers] = await Promise.all([Promise.all(shares), Promise.all(reading)])
  const times = answers.flatMap((share) => share.times)
  const figures = {
    perSecond: sum(answers.map(({ perSecond }) => perSecond)),
    p50: percentile(times, 0.5),
    p99: percentile(times, 0.99),
    cpuMs: ((cpuOf(servers) - cpuBefore) * 1_000) / times.length,
    rssMb: sum(servers.map(({ pid }) => rssMb(pid))),
    besideP99: besideAnswers[0] && percentile(besideAnswers[0].times, 0.99),
  }
  return { figures, answers: [...answers, ...besideAnswers] }
}

const cpuOf = (servers: readonly Server[]) => sum(servers.map(({ pid }) => cpuSeconds(pid)))

/** Medians; the memory is that of the end. */
function summarise(rounds: readonly Round[]): Measured {
  const all = rounds.map(({ figures }) => figures)
  const of = (figure: keyof Figures) => median(all.flatMap((figures) => figures[figure] ?? []))
  const figures = {
    perSecond: of('perSecond'),
    p50: of('p50'),
    p99: of('p99'),
    cpuMs: of('cpuMs'),
    rssMb: all.at(-1)?.rssMb ?? 0,
    besideP99: all.some(({ besideP99 }) => besideP99 !== undefined) ? of('besideP99') : undefined,
  }
  return { figures, failures: failuresOf(rounds.flatMap(({ answers }) => answers)) }
}

/** How many answers were not 2xx, by what they were instead. */
export function failuresOf(answers: readonly Answers[]): Failures {
  const failures: Failures = new Map()
  for (const [why, count] of answers.flatMap((each) => [...each.failures]))
    failures.set(why, (failures.get(why) ?? 0) + count)
  return failures
}

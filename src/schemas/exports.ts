import { z } from 'zod'
import { AdminSession, AdminUser, UserQuery } from './admin'
import { AdminApplicationQuery, Application } from './applications'
import { AuditEntry, AuditQuery } from './audit'
import { Id, Paging, paging, text } from './common'
import { AdminContractQuery, Contract } from './contracts'
import { faultCode } from './faults'
import { AdminGigQuery, Gig } from './gigs'
import { LogEntry, LogQuery } from './logs'
import { FailedTask } from './queues'
import { AdminReport, ReportQuery } from './reports'
import { AdminReview, AdminReviewQuery } from './reviews'
import { DayStats, StatsQuery } from './stats'
import { queueNames } from './tasks'

/** What lines hold beside the named fields, as far as it says what happened. */
const extra = z.unknown().optional()
const logExtras = { problem: extra, err: extra, task: extra, queue: extra, chore: extra, process: extra }

/** What can be exported: how each list is narrowed down, and what it is a list of. */
export const exportableLists = {
  users: { query: UserQuery, item: AdminUser },
  sessions: { query: Paging.extend({ userId: Id }), item: AdminSession },
  gigs: { query: AdminGigQuery, item: Gig },
  applications: { query: AdminApplicationQuery, item: Application },
  contracts: { query: AdminContractQuery, item: Contract },
  reviews: { query: AdminReviewQuery, item: AdminReview },
  reports: { query: ReportQuery, item: AdminReport },
  'audit-log': { query: AuditQuery, item: AuditEntry },
  logs: { query: LogQuery, item: LogEntry.extend(logExtras) },
  'failed-tasks': { query: Paging.extend({ name: z.enum(queueNames) }), item: FailedTask },
  stats: { query: StatsQuery, item: DayStats },
} as const

export type ExportableList = keyof typeof exportableLists

const filterNames = [
  ...new Set(Object.values(exportableLists).flatMap(({ query }) => Object.keys(query.shape))),
].filter((name) => !Object.hasOwn(paging, name))

/** Of the schema itself, or of what stands inside. A flag has its text for one. */
function exampleOf(schema: unknown): string | undefined {
  if (!(schema instanceof z.ZodType)) return undefined
  const examples = schema.meta()?.examples
  if (Array.isArray(examples)) return String(examples[0])
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodDefault) return exampleOf(schema.unwrap())
  if (schema instanceof z.ZodPipe) return exampleOf(schema.out)
  if (schema instanceof z.ZodEnum) return String(schema.options[0])
  return schema instanceof z.ZodBoolean ? 'true' : undefined
}

/** The lists take it as they say themselves; the example is one of theirs. */
function filterNamed(name: string) {
  const shapes: Record<string, unknown>[] = Object.values(exportableLists).map(({ query }) => query.shape)
  const examples = shapes.flatMap((shape) => exampleOf(shape[name]) ?? []).slice(0, 1)
  return text(1, 254).optional().meta({ description: 'As the list takes it.', examples })
}
const filters = Object.fromEntries(filterNames.map((name) => [name, filterNamed(name)]))

const required = { message: 'This list needs it.', params: { code: 'required' } }

const isListName = (name: string): name is ExportableList => Object.hasOwn(exportableLists, name)

export const ExportQuery = z
  .strictObject({
    list: z
      .enum(Object.keys(exportableLists).filter(isListName))
      .meta({ description: 'Which list.', examples: ['users'] }),
    ...filters,
  })
  .superRefine(({ list, ...given }, check) => {
    const { error } = exportableLists[list].query.safeParse(given, { reportInput: true })
    for (const issue of error?.issues ?? []) {
      const { path } = issue
      // What is missing here is not missing where the list is chosen.
      if (faultCode(issue) === 'required') check.addIssue({ code: 'custom', path, ...required })
      else check.addIssue({ ...issue })
    }
  })

export type ExportQuery = { list: ExportableList } & Record<string, string | undefined>

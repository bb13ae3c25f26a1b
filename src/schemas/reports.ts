import { z } from 'zod'
import { exampleId, Id, Instant, line, text } from './common'
import { reportSubjects } from './vocabulary'

const fields = {
  subject: z.enum(reportSubjects).meta({ description: 'What kind of thing is reported.' }),
  subjectId: Id.meta({ description: 'Its id.' }),
  reason: line(1, 100).meta({ description: 'What is wrong, in a few words.' }),
}
const example = {
  subject: 'gig' as const,
  subjectId: exampleId,
  reason: 'Asks for money',
  text: 'The client wants 50 euros before the first day.',
}

export const NewReport = z
  .strictObject({
    ...fields,
    text: text(0, 5_000).default('').meta({ description: 'What else the admins should know.' }),
  })
  .meta({ id: 'NewReport', examples: [example] })

export const Report = z
  .object({
    id: Id,
    ...fields,
    text: z.string(),
    status: z.enum(['open', 'resolved']).meta({ description: 'resolved: the admins have dealt with it.' }),
    createdAt: Instant,
  })
  .meta({
    id: 'Report',
    examples: [{ id: exampleId, ...example, status: 'open', createdAt: '2026-11-22T10:00:00.000Z' }],
  })

export type NewReport = z.output<typeof NewReport>
export type Report = z.output<typeof Report>

import { z } from 'zod'
import { exampleId, Id, Instant, line, paging, pageOf, text, Version } from './common'
import { reportActions, reportStates } from './states'
import { reportOutcomes, reportSubjects } from './vocabulary'

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

const ReportStatus = z.enum(reportStates).meta({ description: 'resolved: the admins have dealt with it.' })

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
    status: ReportStatus,
    createdAt: Instant,
  })
  .meta({
    id: 'Report',
    examples: [{ id: exampleId, ...example, status: 'open', createdAt: '2026-11-22T10:00:00.000Z' }],
  })

// For admins ---------------------------------------------------------------------------------------------------------

export const ReportQuery = z.strictObject({
  ...paging,
  status: z
    .enum(reportStates)
    .optional()
    .meta({ description: 'Only reports in this state.', examples: ['open'] }),
  subject: z.enum(reportSubjects).optional().meta({ description: 'Only reports of this kind of thing.' }),
  claimed: z
    .enum(['mine', 'nobody', 'others'])
    .optional()
    .meta({ description: 'Only reports that you, nobody or another admin works on.' }),
  reporterId: Id.optional().meta({ description: 'What this user has reported.' }),
  ownerId: Id.optional().meta({ description: 'What was reported of this user and what they have posted.' }),
  subjectId: Id.optional().meta({ description: 'The reports of this gig, user or review.' }),
  sort: z.enum(['newest', 'oldest']).default('newest').meta({ description: 'Which come first.' }),
})

const Outcome = z.enum(reportOutcomes).meta({
  description: 'upheld: something was wrong, and was seen to. dismissed: nothing was.',
})
const Admin = { adminId: Id, adminName: z.string() }

export const AdminReport = z
  .object({
    id: Id,
    ...fields,
    text: z.string(),
    status: ReportStatus,
    reporter: z.object({ id: Id, name: z.string() }).meta({ description: 'Who has filed it.' }),
    about: z
      .object({
        label: z.string().meta({ description: 'The title of a gig, the name of a user, the beginning of a review.' }),
        ownerId: Id.meta({ description: 'Whose it is.' }),
        ownerName: z.string(),
        status: z.string().meta({ description: 'How it stands now, such as removed, hidden or suspended.' }),
      })
      .nullable()
      .meta({ description: 'What is reported, as it is now; null: it is gone.' }),
    claim: z
      .object({ ...Admin, until: Instant })
      .nullable()
      .meta({ description: 'Which admin works on it, and until when it is theirs; null: nobody.' }),
    resolution: z
      .object({ ...Admin, outcome: Outcome, note: z.string(), at: Instant })
      .nullable()
      .meta({ description: 'What came of it; null while it is open.' }),
    allowedActions: z.array(z.enum(reportActions)).meta({ description: 'What you may do with it now.' }),
    createdAt: Instant,
    updatedAt: Instant,
    version: Version,
  })
  .meta({
    id: 'AdminReport',
    description: 'A report as admins see it.',
    examples: [
      {
        id: exampleId,
        ...example,
        status: 'open',
        reporter: { id: exampleId, name: 'Jane Doe' },
        about: { label: 'Tile a bathroom floor', ownerId: exampleId, ownerName: 'Casey Kim', status: 'open' },
        claim: { adminId: exampleId, adminName: 'Ada Byron', until: '2026-11-22T10:30:00.000Z' },
        resolution: null,
        allowedActions: ['claim', 'release', 'resolve'],
        createdAt: '2026-11-22T10:00:00.000Z',
        updatedAt: '2026-11-22T10:00:00.000Z',
        version: 2,
      },
    ],
  })
export const AdminReportPage = pageOf(AdminReport).meta({ id: 'AdminReportPage' })

export const ReportResolution = z
  .strictObject({
    outcome: Outcome,
    note: text(1, 2_000).meta({ description: 'For admins: what was found, and what was done.' }),
  })
  .meta({ id: 'ReportResolution', examples: [{ outcome: 'upheld', note: 'The gig was removed.' }] })

export type ReportQuery = z.output<typeof ReportQuery>
export type AdminReport = z.output<typeof AdminReport>
export type ReportResolution = z.output<typeof ReportResolution>
export type NewReport = z.output<typeof NewReport>
export type Report = z.output<typeof Report>

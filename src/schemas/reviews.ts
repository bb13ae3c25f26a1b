import { z } from 'zod'
import { exampleId, Id, Instant, paging, pageOf, text, Version } from './common'
import { reviewActions, reviewStates } from './states'
import { parties } from './vocabulary'

export const NewReview = z
  .strictObject({
    rating: z.int().min(1).max(5).meta({ description: 'Stars.' }),
    text: text(1, 5_000).meta({ description: 'How it was to work together.' }),
  })
  .meta({ id: 'NewReview', examples: [{ rating: 5, text: 'Came on time, and left the place clean.' }] })

export const ReplyInput = z
  .strictObject({ text: text(1, 2_000).meta({ description: 'Shown to everyone who may read the review.' }) })
  .meta({ id: 'ReplyInput', examples: [{ text: 'Thank you. It was a pleasure.' }] })

const exampleReview = {
  id: exampleId,
  contractId: exampleId,
  author: { id: exampleId, name: 'Northside Property Care', role: 'client' as const },
  subjectId: exampleId,
  rating: 5,
  text: 'Came on time, and left the place clean.',
  status: 'published' as const,
  publishedAt: '2026-12-20T09:30:00.000Z',
  reply: null,
  createdAt: '2026-12-19T16:00:00.000Z',
  version: 2,
}

export const Review = z
  .object({
    id: Id,
    contractId: Id,
    author: z
      .object({
        id: Id.nullable(),
        name: z.string().nullable().meta({
          description:
            'The display name of a client; of a worker, the first name and an initial; of a deleted account, “former user”.',
        }),
        role: z.enum(parties).meta({ description: 'The side from which it was written.' }),
      })
      .meta({ description: 'Who wrote it; id and name are null where they do not let themselves be found.' }),
    subjectId: Id.meta({ description: 'The user whom it is about.' }),
    rating: z.int().min(1).max(5).meta({ description: 'Stars.' }),
    text: z.string(),
    status: z.enum(reviewStates).meta({
      description: 'sealed: only its author knows of it yet. hidden: an admin has taken it out of the lists.',
    }),
    publishedAt: Instant.nullable().meta({ description: 'null while it is sealed.' }),
    reply: z
      .object({ text: z.string(), at: Instant })
      .nullable()
      .meta({ description: 'What its subject says to it; null: nothing yet.' }),
    createdAt: Instant,
    version: Version,
  })
  .meta({
    id: 'Review',
    examples: [exampleReview],
  })

// For admins, to whom a sealed review is as unknown as to others -----------------------------------------------------

export const AdminReviewQuery = z.strictObject({
  ...paging,
  status: z.enum(['published', 'hidden']).optional().meta({ description: 'Only reviews in this state.' }),
  authorId: Id.optional().meta({ description: 'Only reviews by this user.' }),
  subjectId: Id.optional().meta({ description: 'Only reviews about this user.' }),
})

export const AdminReview = Review.extend({
  hiddenReason: z.string().nullable().meta({ description: 'As it was told to the author; null: not hidden.' }),
  allowedActions: z.array(z.enum(reviewActions)).meta({ description: 'What you may do with it now.' }),
}).meta({
  id: 'AdminReview',
  description: 'A review as admins see it.',
  examples: [
    {
      ...exampleReview,
      status: 'hidden',
      hiddenReason: 'It names a third person',
      allowedActions: ['restore'],
      version: 3,
    },
  ],
})
export const AdminReviewPage = pageOf(AdminReview).meta({ id: 'AdminReviewPage' })

export type AdminReviewQuery = z.output<typeof AdminReviewQuery>
export type AdminReview = z.output<typeof AdminReview>
export type NewReview = z.output<typeof NewReview>
export type ReplyInput = z.output<typeof ReplyInput>
export type Review = z.output<typeof Review>

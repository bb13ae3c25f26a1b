import { z } from 'zod'
import { exampleId, Id, Instant, text, Version } from './common'
import { reviewStates } from './states'
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
    examples: [
      {
        id: exampleId,
        contractId: exampleId,
        author: { id: exampleId, name: 'Northside Property Care', role: 'client' },
        subjectId: exampleId,
        rating: 5,
        text: 'Came on time, and left the place clean.',
        status: 'published',
        publishedAt: '2026-12-20T09:30:00.000Z',
        reply: null,
        createdAt: '2026-12-19T16:00:00.000Z',
        version: 2,
      },
    ],
  })

export type NewReview = z.output<typeof NewReview>
export type ReplyInput = z.output<typeof ReplyInput>
export type Review = z.output<typeof Review>

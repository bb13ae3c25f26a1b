import { z } from 'zod'

const share = z.number().min(0).max(1)
export const exampleMatch = {
  score: 0.803,
  reasons: [
    { factor: 'skills' as const, weight: 0.4, detail: '1 of 1 skills: Tiling.' },
    { factor: 'place' as const, weight: 0.15, detail: 'The work can be done from anywhere.' },
    { factor: 'pay' as const, weight: 0.1, detail: 'The price is for the whole gig.' },
    { factor: 'availability' as const, weight: 0, detail: 'Does not look for work now.' },
    { factor: 'language' as const, weight: 0.025, detail: 'The work is bound to no place and its language.' },
    { factor: 'success' as const, weight: 0.06, detail: 'No reviews yet.' },
    { factor: 'freshness' as const, weight: 0.068, detail: 'Gig published 9 days ago, worker seen today.' },
  ],
}

const MatchFactor = z.enum(['skills', 'place', 'pay', 'availability', 'language', 'success', 'freshness'])

export const Match = z
  .object({
    score: share.meta({ description: 'From 0, fits in nothing, to 1, fits in everything.' }),
    reasons: z.array(
      z.object({
        factor: MatchFactor.meta({ description: 'What was compared.' }),
        weight: share.meta({ description: 'Its part of the score: all of them add up to it.' }),
        detail: z.string().meta({ description: 'What was found, in words.' }),
      }),
    ),
  })
  .meta({
    id: 'Match',
    description: 'How well a worker fits a gig, and why. The same for both of them.',
    examples: [exampleMatch],
  })

export type MatchFactor = z.output<typeof MatchFactor>
export type Match = z.output<typeof Match>

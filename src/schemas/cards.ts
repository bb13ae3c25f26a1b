import { z } from 'zod'
import { PictureUrl, Rating } from './common'
import { gigStates } from './states'

/** How others are shown beside an application, a contract or an invitation. */

export const exampleGigCard = { title: 'Tile a bathroom floor', status: 'open' as const }
export const GigCard = z
  .object({ title: z.string(), status: z.enum(gigStates) })
  .meta({ id: 'GigCard', description: 'The gig that it is about.', examples: [exampleGigCard] })

export const exampleClientName = { displayName: 'Kim & Co', logoUrl: null }
export const ClientName = z
  .object({ displayName: z.string(), logoUrl: PictureUrl })
  .meta({ id: 'ClientName', description: 'The client whose gig it is.', examples: [exampleClientName] })

export const exampleWorkerCard = {
  name: 'Jane Doe',
  headline: 'Tiler',
  avatarUrl: null,
  rating: { average: 4.5, count: 12 },
}
export const WorkerCard = z
  .object({
    name: z.string(),
    headline: z.string().meta({ description: 'What they do, in one line; empty: not said.' }),
    avatarUrl: PictureUrl,
    rating: Rating,
  })
  .meta({ id: 'WorkerCard', description: 'The worker who does it, or may.', examples: [exampleWorkerCard] })

export type WorkerCard = z.output<typeof WorkerCard>

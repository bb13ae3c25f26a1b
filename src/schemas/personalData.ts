import { z } from 'zod'
import { PresentPassword } from './auth'
import { exampleId, Id, Instant } from './common'

export const Export = z
  .object({
    id: Id,
    status: z.literal('pending').meta({ description: 'It is being made. Once it is ready, its bytes come instead.' }),
  })
  .meta({ id: 'Export', examples: [{ id: exampleId, status: 'pending' }] })

export const DeletionRequest = z
  .strictObject({ password: PresentPassword })
  .meta({ id: 'DeletionRequest', examples: [{ password: 'quiet-otter-paints-49' }] })

export const PlannedDeletion = z
  .object({ deleteAfter: Instant.meta({ description: 'When the account will be deleted. Signing in takes it back.' }) })
  .meta({ id: 'PlannedDeletion', examples: [{ deleteAfter: '2026-12-22T10:00:00.000Z' }] })

export type Export = z.output<typeof Export>
export type DeletionRequest = z.output<typeof DeletionRequest>
export type PlannedDeletion = z.output<typeof PlannedDeletion>

import type { GigState } from '../schemas/states'
import { machineOf } from './machine'

export type GigAction = 'publish' | 'pause' | 'resume' | 'close' | 'reopen' | 'cancel' | 'fill' | 'free'

interface Openings {
  openings: number
  filled: number
  /** Whether the time to apply is over, by the clock of the database. */
  deadlinePassed: boolean
}
const takesApplications = ({ openings, filled, deadlinePassed }: Openings) => {
  if (filled >= openings) return 'All openings are taken.'
  return deadlinePassed ? 'The deadline has passed. Change it first.' : true
}

/**
 * What moves a gig. `fill` is the system's, when the last opening is taken: an offer may be accepted while the gig is paused
 * or closed. So is `free`, when a filled gig gets more openings. The system pauses the gigs of a suspended client and closes a gig whose deadline has passed.
 */
export const gigMachine = machineOf<GigState, GigAction, Openings>([
  { action: 'publish', by: ['client'], from: ['draft'], to: 'open', when: takesApplications },
  { action: 'pause', by: ['client', 'system'], from: ['open'], to: 'paused' },
  { action: 'resume', by: ['client'], from: ['paused'], to: 'open', when: takesApplications },
  { action: 'close', by: ['client', 'system'], from: ['open', 'paused'], to: 'closed' },
  { action: 'reopen', by: ['client'], from: ['closed'], to: 'open', when: takesApplications },
  { action: 'cancel', by: ['client'], from: ['draft', 'open', 'paused', 'closed'], to: 'cancelled' },
  { action: 'free', by: ['system'], from: ['filled'], to: 'closed' },
  { action: 'fill', by: ['system'], from: ['open', 'paused', 'closed'], to: 'filled' },
])

/** States in which the content may change: an ended gig stays as it was. */
export const editableGigStates: readonly GigState[] = ['draft', 'open', 'paused', 'closed', 'filled']

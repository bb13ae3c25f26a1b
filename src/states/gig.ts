import { gigStates, type GigAction, type GigState } from '../schemas/states'
import { CLOSE_IDLE_GIG_AFTER_DAYS } from '../schemas/terms'
import { machineOf, type Condition } from './machine'

interface Subject {
  openings: number
  filled: number
  /** Whether the time to apply is over, by the clock of the database. */
  deadlinePassed: boolean
  /** Whether nobody has done anything about it for 30 days, by the clock of the database. */
  idle: boolean
  /** The state in which an admin removed it. */
  removedFrom: GigState | null
}
const canTakeSomebody: Condition<Subject> = {
  name: 'an opening is free and the deadline has not passed',
  holds({ openings, filled, deadlinePassed }) {
    if (filled >= openings) return 'All openings are taken.'
    return deadlinePassed ? 'The deadline has passed. Change it first.' : true
  },
}
const isFull: Condition<Subject> = {
  name: 'all openings are taken',
  holds: ({ openings, filled }) => filled >= openings || 'An opening is free.',
}
const isFreeAgain: Condition<Subject> = {
  name: 'an opening is free again',
  holds: ({ openings, filled }) => filled < openings || 'All openings are taken.',
}
const isOver: Condition<Subject> = {
  name: `the deadline has passed, or nobody did anything for ${CLOSE_IDLE_GIG_AFTER_DAYS} days`,
  holds: ({ deadlinePassed, idle }) => (deadlinePassed || idle ? true : 'The gig may still get applications.'),
}
const was = (state: GigState): Condition<Subject> => ({
  name: `it was ${state}`,
  holds: ({ removedFrom }) => (removedFrom === state ? true : `It was ${removedFrom} before.`),
})

const cancellable = ['draft', 'open', 'paused', 'closed'] as const satisfies readonly GigState[]
/** What an admin can take off the market: an ended gig stays as it was. */
const removable = gigStates.filter((state) => !['completed', 'cancelled', 'removed'].includes(state))
const restoreTo = (state: GigState) => ({
  action: 'restore' as const,
  by: ['admin' as const],
  from: ['removed' as const],
  to: state,
  when: was(state),
  tells: { client: 'gig-restored' as const },
})

/**
 * What moves a gig. `fill` is the system's, when the last opening is taken: an offer may be accepted while the gig is paused or
 * closed. So are `free`, when an opening of a filled gig is free again, and `complete`, when all contracts of a filled gig have
 * ended. The system pauses the gigs of a client who is suspended or leaves, cancels those of one who was deleted, and closes a gig
 * whose deadline has passed or that lies idle.
 */
export const gigMachine = machineOf<GigState, GigAction, Subject>({ action: 'create', by: ['client'], to: 'draft' }, [
  { action: 'publish', by: ['client'], from: ['draft'], to: 'open', when: canTakeSomebody },
  { action: 'pause', by: ['client'], from: ['open'], to: 'paused' },
  {
    action: 'pause',
    by: ['system'],
    from: ['open'],
    to: 'paused',
    when: { name: 'its client was suspended, or has asked for the account to be deleted' },
  },
  { action: 'resume', by: ['client'], from: ['paused'], to: 'open', when: canTakeSomebody },
  { action: 'close', by: ['client'], from: ['open', 'paused'], to: 'closed' },
  {
    action: 'close',
    by: ['system'],
    from: ['open', 'paused'],
    to: 'closed',
    when: isOver,
    tells: { client: 'gig-closed' },
  },
  { action: 'reopen', by: ['client'], from: ['closed'], to: 'open', when: canTakeSomebody },
  { action: 'cancel', by: ['client'], from: cancellable, to: 'cancelled' },
  { action: 'cancel', by: ['system'], from: cancellable, to: 'cancelled', when: { name: 'its client was deleted' } },
  { action: 'free', by: ['system'], from: ['filled'], to: 'closed', when: isFreeAgain },
  { action: 'fill', by: ['system'], from: ['open', 'paused', 'closed'], to: 'filled', when: isFull },
  {
    action: 'complete',
    by: ['system'],
    from: ['filled'],
    to: 'completed',
    when: { name: 'all its contracts have ended' },
  },
  { action: 'remove', by: ['admin'], from: removable, to: 'removed', tells: { client: 'gig-removed' } },
  ...removable.map(restoreTo),
])

/** In these a gig can take nobody any more. */
export const overGigStates: readonly GigState[] = ['filled', 'cancelled', 'removed']

/** What was called off gives back what applying to it has cost. */
export const calledOffGigStates: readonly GigState[] = ['cancelled', 'removed']

/** States in which the content may change: an ended gig stays as it was. */
export const editableGigStates: readonly GigState[] = ['draft', 'open', 'paused', 'closed', 'filled']

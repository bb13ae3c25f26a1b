import type { InvitationState } from '../schemas/states'
import { machineOf, type Condition } from './machine'

export type InvitationAction = 'accept' | 'decline' | 'expire'

interface Subject {
  /** Whether the time to answer is over, by the clock of the database. */
  lapsed: boolean
}
const inTime: Condition<Subject> = {
  name: 'the invitation has not expired',
  holds: ({ lapsed }) => (lapsed ? 'The invitation has expired.' : true),
}

/** What moves an invitation. Applying to the gig accepts it. It expires by time, and with a gig that can take nobody any more. */
export const invitationMachine = machineOf<InvitationState, InvitationAction, Subject>(
  { action: 'invite', by: ['client'], to: 'pending', tells: { worker: 'invitation' } },
  [
    { action: 'accept', by: ['worker'], from: ['pending'], to: 'accepted', when: inTime },
    {
      action: 'decline',
      by: ['worker'],
      from: ['pending'],
      to: 'declined',
      when: inTime,
      tells: { client: 'invitation-declined' },
    },
    {
      action: 'expire',
      by: ['system'],
      from: ['pending'],
      to: 'expired',
      when: { name: 'its time is over, or its gig was filled, cancelled or removed' },
    },
  ],
)

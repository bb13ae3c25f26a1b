import type { InvitationAction, InvitationState } from '../schemas/states'
import { machineOf, type Condition } from './machine'

interface Subject {
  /** Whether the time to answer is over, by the clock of the database. */
  lapsed: boolean
  /** Whether workers may apply to the gig now. */
  takesApplications: boolean
}
const inTime: Condition<Subject> = {
  name: 'the invitation has not expired',
  holds: ({ lapsed }) => (lapsed ? 'The invitation has expired.' : true),
}
const canApply: Condition<Subject> = {
  name: `${inTime.name} and the gig takes applications`,
  holds({ lapsed, takesApplications }) {
    if (lapsed) return 'The invitation has expired.'
    return takesApplications ? true : { problem: 'gig_not_open', detail: 'The gig takes no applications now.' }
  },
}

/**
 * What moves an invitation. Applying to the gig accepts it. It expires by time, with a gig that can take nobody any more, and with
 * its worker's account.
 */
export const invitationMachine = machineOf<InvitationState, InvitationAction, Subject>(
  { action: 'invite', by: ['client'], to: 'pending', tells: { worker: 'invitation' } },
  [
    { action: 'accept', by: ['worker'], from: ['pending'], to: 'accepted', when: canApply },
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
      when: { name: 'its time is over, its gig was filled, cancelled or removed, or its worker was deleted' },
    },
  ],
)

import type { GigRow } from '../../models/Gig'

/** Whether workers may apply to the gig now. */
export const takesApplications = ({ status, deadlinePassed }: GigRow): boolean => status === 'open' && !deadlinePassed

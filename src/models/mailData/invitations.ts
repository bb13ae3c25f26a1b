import { row, type Sql } from '../../config/db'
import type { GigState, InvitationState } from '../../schemas/states'
import { SHOWN_STATUS } from '../Invitation'

/** What the mails about one invitation tell. `expiresAt` is ISO 8601. */
export interface InvitationNews {
  invitationId: string
  gigId: string
  gigTitle: string
  gigStatus: GigState
  workerId: string
  workerName: string
  clientId: string
  clientName: string
  /** As readers see it. */
  status: InvitationState
  message: string | null
  expiresAt: string
}

export async function findInvitationNews(sql: Sql, invitationId: string): Promise<InvitationNews | undefined> {
  return row<InvitationNews>(
    sql,
    `SELECT i.id AS invitationId, i.gig_id AS gigId, g.title AS gigTitle, g.status AS gigStatus, i.worker_id AS workerId, w.name AS workerName,
            i.client_id AS clientId, p.display_name AS clientName, ${SHOWN_STATUS} AS status, i.message, i.expires_at AS expiresAt
     FROM invitations i
     JOIN gigs g ON g.id = i.gig_id
     JOIN users w ON w.id = i.worker_id
     JOIN client_profiles p ON p.user_id = i.client_id
     WHERE i.id = :invitationId`,
    { invitationId },
  )
}

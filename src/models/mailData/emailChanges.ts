import { row, type Sql } from '../../config/db'

/** A change of address that was asked for. `formerEmail`: the address until it was carried out. */
export interface EmailChange {
  userId: string
  newEmail: string
  formerEmail: string | null
}

export async function findEmailChange(sql: Sql, otpId: string): Promise<EmailChange | undefined> {
  return row<EmailChange>(
    sql,
    `SELECT user_id AS userId, email AS newEmail, former_email AS formerEmail
     FROM otps WHERE id = :otpId AND purpose = 'change_email'`,
    { otpId },
  )
}

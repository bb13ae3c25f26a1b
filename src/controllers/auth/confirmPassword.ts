import type { Sql } from '../../config/db'
import type { Caller, Context, Origin } from '../../context'
import * as Users from '../../models/User'
import { Problem } from '../../utils/errors'
import { recordRefusal } from './recordRefusal'

interface Confirmed {
  user: Users.User
  /**
   * Locks the account, in the transaction of what the password allows.
   * @throws Problem invalid_credentials when the password has changed meanwhile
   */
  lock: (sql: Sql) => Promise<Users.User>
}

/**
 * Has a caller show the password once more, before what a device left unlocked or a stolen token must not be able to do.
 * @throws Problem invalid_credentials
 */
export async function confirmPassword(
  { db, passwords }: Context,
  { caller, password, origin }: { caller: Caller; password: string; origin: Origin },
): Promise<Confirmed> {
  const user = await Users.findWithPassword(db, caller.id)
  if (!(await passwords.verify(password, user?.passwordHash)) || !user) {
    await recordRefusal(db, { userId: caller.id, method: 'password', caller, origin })
    throw new Problem('invalid_credentials')
  }
  const lock = async (sql: Sql) => {
    const now = await Users.lockWithPassword(sql, caller.id)
    if (now?.passwordHash !== user.passwordHash) throw new Problem('invalid_credentials')
    return now
  }
  return { user, lock }
}

import { isDuplicate, row, rows, write, type Params, type Sql } from '../config/db'
import { roles, type Role } from '../schemas/vocabulary'
import { escapeLike } from '../utils/like'

export interface User {
  id: string
  email: string
  name: string
  phone: string | null
  country: string | null
  locale: string
  timeZone: string
  roles: Role[]
  emailVerified: boolean
  suspendedAt: string | null
  suspendedReason: string | null
  createdAt: string
  lastSeenAt: string | null
  version: number
}
type UserRow = Omit<User, 'roles' | 'emailVerified'> & { roleSet: string; emailVerifiedAt: string | null }

const COLUMNS = `id, email, name, phone, country, locale, time_zone AS timeZone, roles AS roleSet,
  email_verified_at AS emailVerifiedAt, suspended_at AS suspendedAt, suspended_reason AS suspendedReason,
  created_at AS createdAt, last_seen_at AS lastSeenAt, version`

/** Whose account is confirmed and not suspended, over a row of users `u`. */
export const ACTIVE = 'u.email_verified_at IS NOT NULL AND u.suspended_at IS NULL'

/** A SET column comes as a comma list. */
export const parseRoles = (set: string): Role[] => roles.filter((role) => set.split(',').includes(role))

const toUser = ({ roleSet, emailVerifiedAt, ...rest }: UserRow): User => ({
  ...rest,
  roles: parseRoles(roleSet),
  emailVerified: emailVerifiedAt !== null,
})

async function findOne(sql: Sql, condition: string, params: Params): Promise<User | undefined> {
  const found = await row<UserRow>(sql, `SELECT ${COLUMNS} FROM users WHERE ${condition}`, params)
  return found && toUser(found)
}

export const find = (sql: Sql, id: string) => findOne(sql, 'id = :id', { id })

/** Serialises changes of one account. */
export const lock = (sql: Sql, id: string) => findOne(sql, 'id = :id FOR UPDATE', { id })

/** Keeps a suspension from coming between, without holding up whatever else the user does. */
export const lockShared = (sql: Sql, id: string) => findOne(sql, 'id = :id LOCK IN SHARE MODE', { id })

export const findByEmail = (sql: Sql, emailKey: string) => findOne(sql, 'email_key = :emailKey', { emailKey })

/** Serialises what is done about one account, such as two codes asked for at once. */
export const lockByEmail = (sql: Sql, emailKey: string) =>
  findOne(sql, 'email_key = :emailKey FOR UPDATE', { emailKey })

type WithPassword = User & { passwordHash: string }

/** With the password hash, for checking it. */
export const findForSignIn = (sql: Sql, emailKey: string) => findWithPassword(sql, emailKey, '')
/** The same, and nobody changes the account before the transaction ends. */
export const lockForSignIn = (sql: Sql, emailKey: string) => findWithPassword(sql, emailKey, 'FOR UPDATE')

/** The only reader of that column. */
async function findWithPassword(
  sql: Sql,
  emailKey: string,
  lock: '' | 'FOR UPDATE',
): Promise<WithPassword | undefined> {
  const text = `SELECT ${COLUMNS}, password_hash AS passwordHash FROM users WHERE email_key = :emailKey ${lock}`
  const found = await row<UserRow & { passwordHash: string }>(sql, text, { emailKey })
  return found && { ...toUser(found), passwordHash: found.passwordHash }
}

export interface NewUser {
  id: string
  email: string
  emailKey: string
  passwordHash: string
  name: string
  role: Role
  locale: string
}

/** @returns false when the address already has an account */
export async function insert(sql: Sql, user: NewUser): Promise<boolean> {
  try {
    await write(
      sql,
      `INSERT INTO users (id, email, email_key, password_hash, name, roles, locale, created_at, updated_at)
       VALUES (:id, :email, :emailKey, :passwordHash, :name, :role, :locale, NOW(3), NOW(3))`,
      { ...user },
    )
    return true
  } catch (error) {
    if (isDuplicate(error, 'users_email')) return false
    throw error
  }
}

/** A later registration of an address that nobody has confirmed yet takes the place of the earlier one. */
export async function replaceUnverified(sql: Sql, user: Omit<NewUser, 'emailKey'>): Promise<boolean> {
  const changed = await write(
    sql,
    `UPDATE users SET email = :email, password_hash = :passwordHash, name = :name, roles = :role,
            locale = :locale, updated_at = NOW(3), version = version + 1
     WHERE id = :id AND email_verified_at IS NULL`,
    { ...user },
  )
  return changed === 1
}

export async function markEmailVerified(sql: Sql, id: string): Promise<void> {
  await write(sql, 'UPDATE users SET email_verified_at = COALESCE(email_verified_at, NOW(3)) WHERE id = :id', { id })
}

export async function setPassword(sql: Sql, id: string, passwordHash: string): Promise<void> {
  await write(sql, 'UPDATE users SET password_hash = :passwordHash, updated_at = NOW(3) WHERE id = :id', {
    id,
    passwordHash,
  })
}

export async function addRole(sql: Sql, id: string, role: Role): Promise<void> {
  await write(sql, `UPDATE users SET roles = CONCAT_WS(',', roles, :role), version = version + 1 WHERE id = :id`, {
    id,
    role,
  })
}

export async function markSeen(sql: Sql, id: string): Promise<void> {
  await write(sql, 'UPDATE users SET last_seen_at = NOW(3) WHERE id = :id', { id })
}

export type PersonalInformation = Pick<User, 'name' | 'phone' | 'country' | 'locale' | 'timeZone'>

export async function update(sql: Sql, id: string, values: PersonalInformation): Promise<void> {
  await write(
    sql,
    `UPDATE users SET name = :name, phone = :phone, country = :country, locale = :locale, time_zone = :timeZone,
            updated_at = NOW(3), version = version + 1
     WHERE id = :id`,
    { ...values, id },
  )
}

/** @returns false when the account is suspended already, or there is none */
export async function suspend(sql: Sql, id: string, reason: string): Promise<boolean> {
  const text = `UPDATE users SET suspended_at = NOW(3), suspended_reason = :reason, version = version + 1
                WHERE id = :id AND suspended_at IS NULL`
  return (await write(sql, text, { id, reason })) === 1
}

export async function reinstate(sql: Sql, id: string): Promise<boolean> {
  const text = `UPDATE users SET suspended_at = NULL, suspended_reason = NULL, version = version + 1
                WHERE id = :id AND suspended_at IS NOT NULL`
  return (await write(sql, text, { id })) === 1
}

export interface UserFilter {
  q: string | null
  role: Role | null
  status: 'active' | 'suspended' | 'unverified' | null
  beforeId: string | null
  limit: number
}

/** Newest first. q is the beginning of the address, or of the name. */
export async function list(sql: Sql, { q, role, status, beforeId, limit }: UserFilter): Promise<User[]> {
  const found = await rows<UserRow>(
    sql,
    `SELECT ${COLUMNS} FROM users
     WHERE (:beforeId IS NULL OR id < :beforeId)
       AND (:q IS NULL OR email_key LIKE :prefix OR name LIKE :prefix)
       AND (:role IS NULL OR FIND_IN_SET(:role, roles))
       AND (:status IS NULL OR :status = CASE WHEN suspended_at IS NOT NULL THEN 'suspended'
                                              WHEN email_verified_at IS NULL THEN 'unverified' ELSE 'active' END)
     ORDER BY id DESC LIMIT :limit`,
    { beforeId, q, prefix: `${escapeLike(q?.toLowerCase() ?? '')}%`, role, status, limit },
  )
  return found.map(toUser)
}

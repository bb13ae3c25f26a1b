import { isDuplicate, row, rows, write, type Params, type Sql } from '../config/db'
import { roles, type Role, type UserStatus } from '../schemas/vocabulary'
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
  mfaEnabled: boolean
  suspendedAt: string | null
  suspendedReason: string | null
  /** When a deletion that the user has asked for is carried out. */
  deleteAfter: string | null
  deletedAt: string | null
  createdAt: string
  lastSeenAt: string | null
  status: UserStatus
  version: number
}
type UserRow = Omit<User, 'roles' | 'emailVerified' | 'mfaEnabled'> & {
  roleSet: string
  emailVerifiedAt: string | null
  mfa: number
}

const COLUMNS = `id, email, name, phone, country, locale, time_zone AS timeZone, roles AS roleSet,
  email_verified_at AS emailVerifiedAt, suspended_at AS suspendedAt, suspended_reason AS suspendedReason,
  delete_after AS deleteAfter, deleted_at AS deletedAt, created_at AS createdAt, last_seen_at AS lastSeenAt, version,
  standing AS status,
  EXISTS (SELECT 1 FROM totp_secrets t WHERE t.user_id = users.id AND t.confirmed_at IS NOT NULL) AS mfa`

/** Whose account is confirmed, not suspended and not about to be deleted, over a row of users `u`. */
export const ACTIVE = `u.email_verified_at IS NOT NULL AND u.suspended_at IS NULL
  AND u.delete_after IS NULL AND u.deleted_at IS NULL`

/** The same of a user who was read. */
export const isActive = ({ emailVerified, suspendedAt, deleteAfter, deletedAt }: User): boolean =>
  emailVerified && suspendedAt === null && deleteAfter === null && deletedAt === null

/** A SET column comes as a comma list. */
export const parseRoles = (set: string): Role[] => roles.filter((role) => set.split(',').includes(role))

const toUser = ({ roleSet, emailVerifiedAt, mfa, ...rest }: UserRow): User => ({
  ...rest,
  roles: parseRoles(roleSet),
  emailVerified: emailVerifiedAt !== null,
  mfaEnabled: mfa === 1,
})

async function findOne(sql: Sql, condition: string, params: Params): Promise<User | undefined> {
  const found = await row<UserRow>(sql, `SELECT ${COLUMNS} FROM users WHERE ${condition}`, params)
  return found && toUser(found)
}

export const find = (sql: Sql, id: string) => findOne(sql, 'id = :id', { id })

/** Serialises changes of one account. */
export const lock = (sql: Sql, id: string) => findOne(sql, 'id = :id FOR UPDATE', { id })

/** Keeps a suspension or a deletion from coming between, without holding up whatever else the user does. */
export const lockShared = (sql: Sql, id: string) => findOne(sql, 'id = :id LOCK IN SHARE MODE', { id })

export const findByEmail = (sql: Sql, emailKey: string) => findOne(sql, 'email_key = :emailKey', { emailKey })

/** Serialises what is done about one account, such as two codes asked for at once. */
export const lockByEmail = (sql: Sql, emailKey: string) =>
  findOne(sql, 'email_key = :emailKey FOR UPDATE', { emailKey })

type WithPassword = User & { passwordHash: string }

/** With the password hash, for checking it. */
export const findForSignIn = (sql: Sql, emailKey: string) =>
  findOneWithPassword(sql, 'email_key = :emailKey', { emailKey })
export const findWithPassword = (sql: Sql, id: string) => findOneWithPassword(sql, 'id = :id', { id })
/** The same, and nobody changes the account before the transaction ends. */
export const lockForSignIn = (sql: Sql, emailKey: string) =>
  findOneWithPassword(sql, 'email_key = :emailKey FOR UPDATE', { emailKey })
export const lockWithPassword = (sql: Sql, id: string) => findOneWithPassword(sql, 'id = :id FOR UPDATE', { id })

/** The only reader of that column. */
async function findOneWithPassword(sql: Sql, condition: string, params: Params): Promise<WithPassword | undefined> {
  const text = `SELECT ${COLUMNS}, password_hash AS passwordHash FROM users WHERE ${condition}`
  const found = await row<UserRow & { passwordHash: string }>(sql, text, params)
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

/** Frees an address that nobody has confirmed. Its codes must be gone. */
export async function deleteUnverified(sql: Sql, id: string): Promise<void> {
  await write(sql, 'DELETE FROM users WHERE id = :id AND email_verified_at IS NULL', { id })
}

/** @returns false when another account has the address */
export async function setEmail(sql: Sql, id: string, to: { email: string; emailKey: string }): Promise<boolean> {
  try {
    await write(
      sql,
      `UPDATE users SET email = :email, email_key = :emailKey, email_verified_at = NOW(3), updated_at = NOW(3),
              version = version + 1
       WHERE id = :id`,
      { ...to, id },
    )
    return true
  } catch (error) {
    if (isDuplicate(error, 'users_email')) return false
    throw error
  }
}

export async function markEmailVerified(sql: Sql, id: string): Promise<void> {
  const text = `UPDATE users SET email_verified_at = NOW(3), updated_at = NOW(3), version = version + 1
                WHERE id = :id AND email_verified_at IS NULL`
  await write(sql, text, { id })
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

/** For what belongs to the account and is kept elsewhere. */
export async function countVersion(sql: Sql, id: string): Promise<void> {
  await write(sql, 'UPDATE users SET updated_at = NOW(3), version = version + 1 WHERE id = :id', { id })
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

/** @returns false when the account is suspended already, was deleted, or there is none */
export async function suspend(sql: Sql, id: string, reason: string): Promise<boolean> {
  const text = `UPDATE users SET suspended_at = NOW(3), suspended_reason = :reason, version = version + 1
                WHERE id = :id AND suspended_at IS NULL AND deleted_at IS NULL`
  sql.changed(`client:${id}`)
  return (await write(sql, text, { id, reason })) === 1
}

export async function reinstate(sql: Sql, id: string): Promise<boolean> {
  const text = `UPDATE users SET suspended_at = NULL, suspended_reason = NULL, version = version + 1
                WHERE id = :id AND suspended_at IS NOT NULL`
  return (await write(sql, text, { id })) === 1
}

export interface UserFilter {
  /** How the address or the name begins. */
  q: string | null
  /** How the address begins, and how the name begins. */
  email: string | null
  name: string | null
  role: Role | null
  status: UserStatus | null
  seenSince: Date | null
  seenBefore: Date | null
  beforeId: string | null
  limit: number
}

const UNFILTERED = { q: null, email: null, name: null, role: null, status: null, seenSince: null, seenBefore: null }

/** The sets of roles that hold one, as the column has them: of few an index finds who has them. */
const setsWith = (role: Role): string[] =>
  Array.from({ length: 2 ** roles.length }, (_, bits) => roles.filter((_role, i) => bits & (1 << i)))
    .filter((set) => set.includes(role))
    .map((set) => set.join(','))

/** In lower case, as addresses are kept; names are compared in any. */
const beginning = (text: string | null) => `${escapeLike(text?.toLowerCase() ?? '')}%`

/** Newest first. */
export async function list(
  sql: Sql,
  filter: Partial<UserFilter> & Pick<UserFilter, 'beforeId' | 'limit'>,
): Promise<User[]> {
  const { q, email, name, role, status, seenSince, seenBefore, beforeId, limit } = { ...UNFILTERED, ...filter }
  const conditions = [
    beforeId && 'id < :beforeId',
    q !== null && '(email_key LIKE :prefix OR name LIKE :prefix)',
    email !== null && 'email_key LIKE :emailPrefix',
    name !== null && 'name LIKE :namePrefix',
    role && 'roles IN (:roleSets)',
    status && 'standing = :status',
    seenSince && 'last_seen_at >= :seenSince',
    seenBefore && 'last_seen_at < :seenBefore',
  ].filter(Boolean)
  const where = conditions.length > 0 ? `WHERE ${conditions.join(' AND ')}` : ''
  const found = await rows<UserRow>(sql, `SELECT ${COLUMNS} FROM users ${where} ORDER BY id DESC LIMIT :limit`, {
    beforeId,
    prefix: beginning(q),
    emailPrefix: beginning(email),
    namePrefix: beginning(name),
    roleSets: role ? setsWith(role) : [''],
    status,
    seenSince,
    seenBefore,
    limit,
  })
  return found.map(toUser)
}

/** Whoever keeps order here, and may. */
export async function listAdmins(sql: Sql): Promise<{ id: string }[]> {
  return rows(sql, `SELECT u.id FROM users u WHERE u.roles IN (:roleSets) AND ${ACTIVE} ORDER BY u.id`, {
    roleSets: setsWith('admin'),
  })
}

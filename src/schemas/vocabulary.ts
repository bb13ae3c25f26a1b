export const roles = ['worker', 'client', 'admin'] as const
export type Role = (typeof roles)[number]

export const payTypes = ['fixed', 'hourly'] as const
export type PayType = (typeof payTypes)[number]

/** Why a client may turn an application down. The codes go over the wire and into the database. */
export const rejectionReasons = [
  'not_a_match',
  'experience',
  'rate_too_high',
  'location',
  'availability',
  'position_filled',
  'other',
] as const
export type RejectionReason = (typeof rejectionReasons)[number]

export const roles = ['worker', 'client', 'admin'] as const
export type Role = (typeof roles)[number]

/** The two sides of a hire. */
export const parties = ['worker', 'client'] as const satisfies readonly Role[]
export type Party = (typeof parties)[number]
export const otherParty = (party: Party): Party => (party === 'worker' ? 'client' : 'worker')

/** Who may look at a contract. */
export type Viewer = Party | 'admin'

/** How an account stands. */
export const userStatuses = ['active', 'suspended', 'unverified', 'deleted'] as const
export type UserStatus = (typeof userStatuses)[number]
/** What everybody calls whoever has deleted the account. */
export const FORMER_USER = 'former user'

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

/** When a worker is told what is new in a saved search. */
export const alertTimes = ['off', 'instant', 'daily', 'weekly'] as const
export type AlertTime = (typeof alertTimes)[number]

export const reportSubjects = ['gig', 'user', 'review', 'message'] as const
export type ReportSubject = (typeof reportSubjects)[number]

/** What came of a report: something was wrong, or nothing. */
export const reportOutcomes = ['upheld', 'dismissed'] as const
export type ReportOutcome = (typeof reportOutcomes)[number]

export const documentKinds = ['resume', 'certificate', 'portfolio', 'identity'] as const
export type DocumentKind = (typeof documentKinds)[number]

/** What a stored file is for; who may see it follows from that. */
export const filePurposes = ['avatar', 'logo', 'document', 'export'] as const
export type FilePurpose = (typeof filePurposes)[number]
/** Pictures are kept in three sizes. */
export const picturePurposes = ['avatar', 'logo'] as const satisfies readonly FilePurpose[]
export type PicturePurpose = (typeof picturePurposes)[number]

/** How many pixels a picture has at most on each side. */
export const pictureEdges = { small: 64, medium: 256, large: 1_024 } as const
export const pictureSizes = ['small', 'medium', 'large'] as const satisfies readonly (keyof typeof pictureEdges)[]
export type PictureSize = (typeof pictureSizes)[number]

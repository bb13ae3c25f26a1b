/** The periods that the API promises, in days where their names say no other. All are counted by the clock of the database. */

/** A gig about which nobody does anything is closed, and its client is warned before. */
export const WARN_IDLE_GIG_AFTER_DAYS = 25
export const CLOSE_IDLE_GIG_AFTER_DAYS = 30
/** How long those who applied to a closed gig wait for an answer. */
export const ANSWER_WITHIN_DAYS = 14
/** A delivery that the client does not answer completes the contract, and the client is warned before. */
export const WARN_COMPLETION_AFTER_DAYS = 11
export const COMPLETE_AFTER_DAYS = 14
/** How long after the end of a contract its sides may review each other. */
export const REVIEW_WITHIN_DAYS = 14
/** When an application that the client never looked at gives its place in the quota back. */
export const RETURN_QUOTA_AFTER_DAYS = 14
export const INVITATION_DAYS = 14
/** How long a deletion can be taken back by signing in. */
export const DELETION_GRACE_DAYS = 30
/** How long the archive of an export can be fetched. */
export const EXPORT_DAYS = 7
/** How long a report is one admin's. */
export const CLAIM_MINUTES = 30

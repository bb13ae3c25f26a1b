/** Statements that may read more than the check allows. */
export interface Exception {
  /** A piece of its text by which it is recognised. */
  statement: string
  why: string
}

export const allowed: readonly Exception[] = []

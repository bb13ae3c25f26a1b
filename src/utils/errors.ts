/**
 * Every problem that a caller may see (RFC 9457). The number is for support and search, the code is what programs compare;
 * neither is ever given a second meaning. 1xxx: any route, 2xxx: accounts, 3xxx: gigs, 4xxx: applications and contracts.
 */
export const problemCatalogue = {
  malformed_json: { number: 1001, status: 400, title: 'The body is not valid JSON' },
  bad_request: { number: 1002, status: 400, title: 'The request cannot be understood' },
  unauthenticated: { number: 1003, status: 401, title: 'Sign in first' },
  token_expired: { number: 1004, status: 401, title: 'The access token has expired' },
  session_revoked: { number: 1005, status: 401, title: 'This session has ended' },
  forbidden: { number: 1006, status: 403, title: 'Your role does not allow this' },
  email_not_verified: { number: 1007, status: 403, title: 'Confirm your e-mail address first' },
  account_suspended: { number: 1008, status: 403, title: 'This account is suspended' },
  not_found: { number: 1009, status: 404, title: 'There is nothing here' },
  method_not_allowed: { number: 1010, status: 405, title: 'This path does not take that method' },
  not_acceptable: { number: 1011, status: 406, title: 'Only JSON can be sent back' },
  payload_too_large: { number: 1012, status: 413, title: 'The body is too large' },
  unsupported_media_type: { number: 1013, status: 415, title: 'The body must be JSON in UTF-8' },
  precondition_failed: { number: 1014, status: 412, title: 'The resource has changed meanwhile' },
  invalid_input: { number: 1015, status: 422, title: 'Some of the input is not valid' },
  invalid_cursor: { number: 1016, status: 422, title: 'The cursor is damaged or belongs to another list' },
  too_many_requests: { number: 1017, status: 429, title: 'Too many requests' },
  internal_error: { number: 1018, status: 500, title: 'Something went wrong on our side' },
  unavailable: { number: 1019, status: 503, title: 'The service cannot answer right now' },

  invalid_credentials: { number: 2001, status: 401, title: 'E-mail address or password is wrong' },
  invalid_otp: { number: 2002, status: 401, title: 'The code is wrong or has expired' },
  unknown_skill: { number: 2003, status: 422, title: 'A skill is not known' },
  own_account: { number: 2004, status: 409, title: 'You cannot do this to your own account' },

  invalid_transition: { number: 3001, status: 409, title: 'The present state does not allow this' },
  gig_not_open: { number: 3002, status: 409, title: 'The gig does not take applications' },
  gig_filled: { number: 3003, status: 409, title: 'All openings are taken' },
  own_gig: { number: 3004, status: 409, title: 'This is your own gig' },
  openings_below_filled: { number: 3005, status: 409, title: 'More openings are already filled' },
  deadline_passed: { number: 3006, status: 409, title: 'The deadline of the gig has passed' },

  already_applied: { number: 4001, status: 409, title: 'You have already applied to this gig' },
  already_viewed: { number: 4002, status: 409, title: 'The client has already read this application' },
  offer_expired: { number: 4003, status: 409, title: 'The offer has expired' },
} as const satisfies Record<string, { number: number; status: number; title: string }>

export type ProblemCode = keyof typeof problemCatalogue

/** One fault in the input: pointer is a JSON pointer that begins with /body, /query or /params. */
export interface InputError {
  pointer: string
  code: string
  message: string
}

interface ProblemOptions {
  detail?: string
  errors?: InputError[]
  /** Members beside the standard ones, such as `allowedActions` (RFC 9457 §3.2). */
  extra?: Record<string, unknown>
  retryAfterSeconds?: number
  headers?: Record<string, string>
  cause?: unknown
}

/** An error that a caller may see. Whatever else is thrown becomes internal_error, with its details in the log alone. */
export class Problem extends Error {
  readonly code: ProblemCode
  readonly status: number
  readonly options: ProblemOptions

  constructor(code: ProblemCode, options: ProblemOptions = {}) {
    super(options.detail ?? problemCatalogue[code].title, { cause: options.cause })
    this.name = 'Problem'
    this.code = code
    this.status = problemCatalogue[code].status
    this.options = options
  }

  /** Response headers that belong to this problem. */
  get headers(): Record<string, string> {
    const { headers, retryAfterSeconds } = this.options
    return { ...headers, ...(retryAfterSeconds ? { 'Retry-After': String(Math.ceil(retryAfterSeconds)) } : {}) }
  }

  /** The body as in RFC 9457; `typeBase` is the absolute address under which problems are described. */
  toJSON(typeBase: string, requestId: string) {
    const { detail, errors, extra } = this.options
    const { title } = problemCatalogue[this.code]
    return {
      type: `${typeBase}/problems/${this.code}`,
      title,
      status: this.status,
      code: this.code,
      detail: detail ?? title,
      requestId,
      ...extra,
      ...(errors ? { errors } : {}),
    }
  }
}

/** 422 with one fault. */
export function invalidInput(pointer: string, code: string, message: string): Problem {
  return new Problem('invalid_input', { errors: [{ pointer, code, message }] })
}

/** 503: a part that we depend on does not answer. */
export function unavailable(part: string, cause?: unknown, retryAfterSeconds = 2): Problem {
  return new Problem('unavailable', { detail: `${part} does not answer. Try again shortly.`, retryAfterSeconds, cause })
}

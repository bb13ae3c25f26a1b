/**
 * Every problem that a caller may see (RFC 9457). The number is for support and search, the code is what programs compare;
 * neither is ever given a second meaning. 1xxx: any route, 2xxx: accounts, 3xxx: gigs, 4xxx: applications, contracts and what goes with them.
 */
export const problemCatalogue = {
  malformed_json: {
    number: 1001,
    status: 400,
    title: 'The body is not valid JSON',
    help: 'Send a complete JSON document in UTF-8, and nothing after it.',
  },
  bad_request: {
    number: 1002,
    status: 400,
    title: 'The request cannot be understood',
    help: 'Check that the path is percent-encoded as UTF-8 and that the whole body was sent, then try again.',
  },
  unauthenticated: {
    number: 1003,
    status: 401,
    title: 'Sign in first',
    help: 'Sign in, and send the access token as `Authorization: Bearer …`.',
  },
  token_expired: {
    number: 1004,
    status: 401,
    title: 'The access token has expired',
    help: 'Trade the refresh token for a new pair at /auth/refresh, then repeat the request.',
  },
  session_revoked: {
    number: 1005,
    status: 401,
    title: 'This session has ended',
    help: 'Sign in again: neither the access token nor the refresh token of this session works any more.',
  },
  forbidden: {
    number: 1006,
    status: 403,
    title: 'You may not do this',
    help: 'Use an account that has the role which this route needs. A page that uses cookies must be served from an allowed origin.',
  },
  email_not_verified: {
    number: 1007,
    status: 403,
    title: 'Confirm your e-mail address first',
    help: 'Send the code from the mail to /auth/verify-email. A new code comes from /auth/otp.',
  },
  account_suspended: {
    number: 1008,
    status: 403,
    title: 'This account is suspended',
    help: 'Nothing can be done through the API. Write to support to have the account looked at.',
  },
  not_found: {
    number: 1009,
    status: 404,
    title: 'There is nothing here',
    help: 'Check the path and the ids in it. What belongs to somebody else looks as if it did not exist.',
  },
  method_not_allowed: {
    number: 1010,
    status: 405,
    title: 'This path does not take that method',
    help: 'Use one of the methods that the `Allow` header lists.',
  },
  not_acceptable: {
    number: 1011,
    status: 406,
    title: 'Only JSON can be sent back',
    help: 'Accept application/json and application/problem+json, or send no `Accept` header.',
  },
  payload_too_large: {
    number: 1012,
    status: 413,
    title: 'The body is too large',
    help: 'Send a smaller body. JSON may have 64 KB, a file 5 MB.',
  },
  unsupported_media_type: {
    number: 1013,
    status: 415,
    title: 'The body is of a type that this route does not take',
    help: 'Send JSON in UTF-8 with `Content-Type: application/json`, and a file as `multipart/form-data`.',
  },
  precondition_failed: {
    number: 1014,
    status: 412,
    title: 'It has changed since you read it',
    help: 'Read the resource again, and repeat the change with its new `ETag` in `If-Match`.',
  },
  invalid_input: {
    number: 1015,
    status: 422,
    title: 'Some of the input is not valid',
    help: 'Correct what `errors` lists: each entry points to one value and says what is wrong with it.',
  },
  invalid_cursor: {
    number: 1016,
    status: 422,
    title: 'The cursor is damaged or belongs to another list',
    help: 'Start the list again without a cursor, and pass `nextCursor` on exactly as it came.',
  },
  range_not_satisfiable: {
    number: 1022,
    status: 416,
    title: 'The file has no such bytes',
    help: 'Ask for a range that begins before the end, which `Content-Range` tells, or for the whole file.',
  },
  request_timeout: {
    number: 1023,
    status: 408,
    title: 'The body came too slowly',
    help: 'Send the request again, all of it within 20 seconds, or within 60 where it holds a file.',
  },
  too_many_requests: {
    number: 1017,
    status: 429,
    title: 'Too many requests',
    help: 'Wait for as many seconds as `Retry-After` says, then try again.',
  },
  internal_error: {
    number: 1018,
    status: 500,
    title: 'Something went wrong on our side',
    help: 'Try again later. If it stays, write to support and name the `requestId`.',
  },
  unavailable: {
    number: 1019,
    status: 503,
    title: 'The service cannot answer right now',
    help: 'Wait for as many seconds as `Retry-After` says, then send the same request again.',
  },
  idempotency_in_progress: {
    number: 1020,
    status: 409,
    title: 'The first request with this key is still running',
    help: 'Wait for as many seconds as `Retry-After` says, then send the same request with the same key again.',
  },
  idempotency_key_reused: {
    number: 1021,
    status: 422,
    title: 'This key belongs to another request',
    help: 'Send a new `Idempotency-Key` with every new request, and the same one only to repeat a request unchanged.',
  },

  invalid_credentials: {
    number: 2001,
    status: 401,
    title: 'E-mail address or password is wrong',
    help: 'Check the address and the password, or set a new password with a code from /auth/password/forgot.',
  },
  invalid_otp: {
    number: 2002,
    status: 401,
    title: 'The code is wrong or has expired',
    help: 'Use the code from the newest mail. If it is older than ten minutes or was tried five times, have a new one sent.',
  },
  unknown_skill: {
    number: 2003,
    status: 422,
    title: 'A skill is not known',
    help: 'Use one of the suggested names, or look the skill up with GET /skills.',
  },
  own_account: {
    number: 2004,
    status: 409,
    title: 'You cannot do this to your own account',
    help: 'Ask another admin to do it.',
  },
  mfa_required: {
    number: 2005,
    status: 403,
    title: 'This needs a second factor',
    help: 'Turn the second factor on with POST /me/mfa/totp, or sign in again with it.',
  },
  invalid_mfa_token: {
    number: 2006,
    status: 401,
    title: 'This sign-in has ended',
    help: 'Sign in again. A sign-in waits for its second factor for five minutes, and takes five tries.',
  },
  invalid_mfa_code: {
    number: 2007,
    status: 401,
    title: 'The code of the second factor is wrong',
    help: 'Use the code that the app shows now; each works once. A recovery code works in its place.',
  },
  mfa_already_on: {
    number: 2008,
    status: 409,
    title: 'The second factor is on already',
    help: 'Turn it off with DELETE /me/mfa/totp before setting up another.',
  },
  mfa_not_on: {
    number: 2009,
    status: 409,
    title: 'There is no second factor to confirm or turn off',
    help: 'Begin with POST /me/mfa/totp.',
  },
  email_taken: {
    number: 2010,
    status: 409,
    title: 'The address belongs to another account by now',
    help: 'Use another address, or sign in to the account that has it.',
  },
  role_already_held: {
    number: 2011,
    status: 409,
    title: 'You have this role already',
    help: 'Nothing needs to be done: the routes of the role are open to you.',
  },
  open_contracts: {
    number: 2012,
    status: 409,
    title: 'You still have contracts that run',
    help: 'Complete or cancel them first. They are in GET /worker/contracts and GET /client/contracts.',
  },
  storage_quota_spent: {
    number: 2013,
    status: 409,
    title: 'Your files take all the room that there is for them',
    help: 'Delete documents that you no longer need; they are in GET /worker/documents.',
  },
  too_many_exports: {
    number: 2014,
    status: 409,
    title: 'You have asked for a copy of your data today',
    help: 'Use the copy that was made, or ask again tomorrow.',
  },
  recent_sign_in_required: {
    number: 2015,
    status: 403,
    title: 'Sign in again first',
    help: 'Sign in anew, and repeat the request within 15 minutes: a device left unlocked must not be able to do this.',
  },

  invalid_transition: {
    number: 3001,
    status: 409,
    title: 'The present state does not allow this',
    help: 'Read the resource again and choose one of its `allowedActions`.',
  },
  gig_not_open: {
    number: 3002,
    status: 409,
    title: 'The gig does not take applications',
    help: 'Choose another gig, or wait until the client opens this one again.',
  },
  gig_filled: {
    number: 3003,
    status: 409,
    title: 'All openings are taken',
    help: 'The client may raise `openings`; a worker finds other gigs at GET /worker/jobs.',
  },
  own_gig: {
    number: 3004,
    status: 409,
    title: 'This is your own gig',
    help: 'You cannot apply to a gig of your own.',
  },
  openings_below_filled: {
    number: 3005,
    status: 409,
    title: 'More openings are already filled',
    help: 'Set `openings` to at least the number in `filled`.',
  },

  already_applied: {
    number: 4001,
    status: 409,
    title: 'You have already applied to this gig',
    help: 'Read or change the application that exists; it is in GET /worker/applications.',
  },
  already_viewed: {
    number: 4002,
    status: 409,
    title: 'The client has already read this application',
    help: 'Withdraw the application if it must not stand as it is.',
  },
  offer_expired: {
    number: 4003,
    status: 409,
    title: 'The offer has expired',
    help: 'Wait for a new offer, or apply again while the gig is open.',
  },
  application_quota_spent: {
    number: 4004,
    status: 429,
    title: 'You have used up your applications of this week',
    help: 'A new week begins after as many seconds as `Retry-After` says. GET /worker/application-quota tells what is left.',
  },
  revision_not_confirmed: {
    number: 4005,
    status: 409,
    title: 'The worker has not confirmed the present gig',
    help: 'The gig has changed since the application. Wait until the worker reconfirms it; `confirmed` tells.',
  },
  already_invited: {
    number: 4006,
    status: 409,
    title: 'You have already invited this worker to this gig',
    help: 'The invitation is in GET /client/gigs/:gigId/invitations. A worker can be invited to a gig again only after it has expired.',
  },
  already_reviewed: {
    number: 4007,
    status: 409,
    title: 'You have already reviewed this contract',
    help: 'A review cannot be changed. It is among the `reviews` of the contract.',
  },
  already_replied: {
    number: 4008,
    status: 409,
    title: 'You have already replied to this review',
    help: 'There is one public reply, and it stays as it is.',
  },
  already_reported: {
    number: 4009,
    status: 409,
    title: 'You have already reported this',
    help: 'The report is with the admins. It can be made again once they have dealt with it.',
  },
  too_many_saved_searches: {
    number: 4010,
    status: 409,
    title: 'You have as many saved searches as there can be',
    help: 'Change or delete one of those in GET /worker/saved-searches.',
  },
} as const satisfies Record<string, { number: number; status: number; title: string; help: string }>

export type ProblemCode = keyof typeof problemCatalogue

/** One fault in the input: pointer is a JSON pointer that begins with /body, /query or /headers. */
export interface InputError {
  pointer: string
  code: string
  message: string
  /** Values near the one that was given, nearest first. */
  suggestions?: string[]
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
    // Every 401 names the scheme that would do (RFC 9110 §15.5.2).
    const challenge: Record<string, string> = this.status === 401 ? { 'WWW-Authenticate': 'Bearer' } : {}
    return {
      ...challenge,
      ...headers,
      ...(retryAfterSeconds ? { 'Retry-After': String(Math.ceil(retryAfterSeconds)) } : {}),
    }
  }

  /** All that goes over the wire. */
  toAnswer(typeBase: string, requestId: string) {
    const headers = { ...this.headers, 'Content-Type': 'application/problem+json; charset=utf-8' }
    return { status: this.status, headers, body: JSON.stringify(this.toJSON(typeBase, requestId)) }
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

/** 409: a state does not allow an action. It tells what would be allowed. */
export function refusedTransition(refusal: {
  from: string
  action: string
  allowedActions: readonly string[]
  detail?: string
}): Problem {
  const { detail = `The state is ${refusal.from}, which does not allow ${refusal.action}.`, ...extra } = refusal
  return new Problem('invalid_transition', { detail, extra })
}

/** 503: a part that we depend on does not answer. */
export function unavailable(part: string, cause?: unknown, retryAfterSeconds = 2): Problem {
  return new Problem('unavailable', { detail: `${part} does not answer. Try again shortly.`, retryAfterSeconds, cause })
}

import type { components } from './schema'

type Problem = components['schemas']['Problem']

/** A request that did not get what it asked for, whoever says so: the API, something in front of it, or the network. */
export class ApiProblem extends Error {
  /** How long to wait before asking again; undefined where nobody has said. */
  readonly retryAfterSeconds: number | undefined

  constructor(
    /** Stable; `unreachable` when no answer came, `unexpected_answer` for one that is not the API's. */
    readonly code: string,
    /** What was wrong this time, in a sentence. */
    readonly detail: string,
    /** null when nothing was answered. */
    readonly status: number | null = null,
    /** By which the lines of the log are found. */
    readonly requestId: string | null = null,
    /** What is wrong in the input, and where. */
    readonly errors: NonNullable<Problem['errors']> = [],
    options: ErrorOptions & { retryAfterSeconds?: number | undefined } = {},
  ) {
    super(detail, options)
    this.name = 'ApiProblem'
    this.retryAfterSeconds = options.retryAfterSeconds
  }

  /** Whether a write may have been done all the same, so that only the same Idempotency-Key keeps it from being done twice. */
  get mayBeDone(): boolean {
    return this.status === null || this.status >= 500 || this.code === 'idempotency_in_progress'
  }
}

/** What an answer that is no success means. */
export async function problemOf(response: Response): Promise<ApiProblem> {
  const { status, headers } = response
  const body = parse(await response.text())
  const wait = { retryAfterSeconds: secondsOf(headers.get('Retry-After')) }
  if (isProblem(body)) return new ApiProblem(body.code, body.detail, status, body.requestId, body.errors, wait)
  const requestId = headers.get('X-Request-Id')
  return new ApiProblem('unexpected_answer', `The server answered with ${status}.`, status, requestId, [], wait)
}

/** The API counts in seconds; a date, which something in front of it may send, is not read. */
const secondsOf = (retryAfter: string | null): number | undefined =>
  retryAfter !== null && /^\d{1,6}$/.test(retryAfter) ? Number(retryAfter) : undefined

/** Where not even an answer came. */
export const unreachable = (cause: unknown) =>
  new ApiProblem('unreachable', 'The server cannot be reached.', null, null, [], { cause })

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

const isProblem = (body: unknown): body is Problem =>
  typeof body === 'object' && body !== null && 'code' in body && 'detail' in body && 'requestId' in body

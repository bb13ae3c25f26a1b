import { problemCatalogue, type ProblemCode } from './problemCatalogue'

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

/** A cache that kept a problem would show it, and the id of its request, after it has been put right. */
const PROBLEM_HEADERS = { 'Content-Type': 'application/problem+json; charset=utf-8', 'Cache-Control': 'no-store' }

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
    const headers = { ...this.headers, ...PROBLEM_HEADERS }
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

import { z } from 'zod'
import { exampleId } from '../schemas/common'
import { Problem } from '../utils/errors'
import { problemCatalogue, type ProblemCode } from '../utils/problemCatalogue'
import type { Route } from './contract'

const exampleOptions: Partial<Record<ProblemCode, ConstructorParameters<typeof Problem>[1]>> = {
  invalid_input: { errors: [{ pointer: '/body/email', code: 'required', message: 'This field is required.' }] },
  invalid_cursor: {
    errors: [
      { pointer: '/query/cursor', code: 'invalid_cursor', message: 'Use nextCursor of the page before, unchanged.' },
    ],
  },
  unknown_skill: {
    detail: 'One skill is not known.',
    errors: [
      {
        pointer: '/body/skills/1',
        code: 'unknown_skill',
        message: "There is no skill 'Carpentri'. Did you mean Carpentry?",
        suggestions: ['Carpentry'],
      },
    ],
  },
  precondition_failed: { extra: { version: 4 } },
  idempotency_key_reused: {
    errors: [
      {
        pointer: '/headers/Idempotency-Key',
        code: 'reused',
        message: 'It came with another request before.',
      },
    ],
  },
  invalid_transition: {
    detail: 'The state is cancelled, which does not allow publish.',
    extra: { from: 'cancelled', action: 'publish', allowedActions: [] },
  },
}

/** What a problem of that code looks like on the wire. */
export function problemExample(code: ProblemCode, typeBase: string) {
  return new Problem(code, exampleOptions[code]).toJSON(typeBase, exampleId)
}

const Fault = z.object({
  pointer: z
    .string()
    .meta({ description: 'A JSON pointer (RFC 6901) to the value; it begins with /body, /query or /headers.' }),
  code: z.string().meta({ description: 'Compare this one, such as required, too_small or unknown_currency.' }),
  message: z.string().meta({ description: 'One sentence for people.' }),
  suggestions: z
    .array(z.string())
    .optional()
    .meta({ description: 'Values near the one that was given, nearest first.' }),
})

/** The body of every error (RFC 9457). */
export const ProblemDetails = z
  .looseObject({
    type: z.url().meta({ description: 'Where the problem is described.' }),
    title: z.string().meta({ description: 'The same for every problem of this code.' }),
    status: z.int().min(400).max(599).meta({ description: 'The status of the reply.' }),
    code: z.string().meta({ description: 'Compare this one: it never changes its meaning.' }),
    detail: z.string().meta({ description: 'What was wrong this time.' }),
    requestId: z.string().meta({ description: 'Name it when you write to support.' }),
    errors: z.array(Fault).optional().meta({ description: 'Only with 422: what is wrong, and where.' }),
  })
  .meta({
    id: 'Problem',
    description: 'RFC 9457. A problem may have members of its own beside these.',
    examples: [problemExample('invalid_input', 'https://gigs.example.org')],
  })

/** Every code that the route may answer with, by status. */
export function problemsByStatus(route: Route): Map<number, ProblemCode[]> {
  const codes = [...new Set([...commonProblems(route), ...route.problems])]
  const byStatus = new Map<number, ProblemCode[]>()
  for (const code of codes) {
    const { status } = problemCatalogue[code]
    byStatus.set(status, [...(byStatus.get(status) ?? []), code])
  }
  return byStatus
}

/** Whether the route gives a list page by page. */
export const isPaged = ({ query }: Route): boolean => query instanceof z.ZodObject && 'cursor' in query.shape

/** Whether the route takes an Idempotency-Key. */
export const takesKey = ({ method, access }: Route): boolean => method !== 'get' && access !== 'public'

/** The codes that need no mention in a declaration, as far as they can occur on this route. */
function commonProblems(route: Route): ProblemCode[] {
  const { method, access, params, upload, success, refreshCookie } = route
  // Without a body of its own a route still reads one, which must be empty.
  const readsBody = method !== 'get'
  const when = (occurs: boolean, ...codes: ProblemCode[]) => (occurs ? codes : [])
  return [
    ...when(['worker', 'client', 'admin'].includes(access) || refreshCookie !== undefined, 'forbidden'),
    ...when(access === 'admin', 'mfa_required'),
    ...when(access !== 'public', 'unauthenticated', 'token_expired', 'session_revoked', 'account_suspended'),
    ...when(readsBody && !upload, 'malformed_json'),
    ...when(readsBody, 'request_timeout', 'payload_too_large', 'unsupported_media_type'),
    ...when(readsBody || params !== undefined, 'bad_request'),
    ...when(params !== undefined, 'not_found'),
    ...when(route.versioned, 'precondition_failed'),
    'invalid_input',
    ...when(isPaged(route), 'invalid_cursor'),
    ...when(takesKey(route), 'idempotency_in_progress', 'idempotency_key_reused'),
    ...when(success.file, 'range_not_satisfiable'),
    ...when(!success.file, 'not_acceptable'),
    'too_many_requests',
    'internal_error',
    'unavailable',
  ]
}

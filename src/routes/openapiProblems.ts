import { z } from 'zod'
import { Problem, problemCatalogue, type ProblemCode } from '../utils/errors'
import type { Route } from './contract'

/** The body of every error (RFC 9457). */
export const ProblemDetails = z
  .looseObject({
    type: z.url().meta({ description: 'Where the problem is described.' }),
    title: z.string().meta({ description: 'The same for every problem of this code.' }),
    status: z.int().min(400).max(599),
    code: z.string().meta({ description: 'Compare this one: it never changes its meaning.' }),
    detail: z.string().meta({ description: 'What was wrong this time.' }),
    requestId: z.string().meta({ description: 'Name it when you write to support.' }),
    errors: z
      .array(z.object({ pointer: z.string(), code: z.string(), message: z.string() }))
      .optional()
      .meta({ description: 'Only with 422: the faults, each with a JSON pointer that begins with /body or /query.' }),
  })
  .meta({ id: 'Problem', description: 'RFC 9457. A problem may have members of its own beside these.' })

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

/** The codes that need no mention in a declaration, as far as they can occur on this route. */
function commonProblems(route: Route): ProblemCode[] {
  const { access, params, query, body } = route
  const when = (occurs: boolean, ...codes: ProblemCode[]) => (occurs ? codes : [])
  return [
    ...when(access !== 'public' && access !== 'signedIn', 'forbidden'),
    ...when(access !== 'public', 'unauthenticated', 'token_expired', 'session_revoked', 'account_suspended'),
    ...when(body !== undefined, 'malformed_json', 'payload_too_large', 'unsupported_media_type'),
    ...when(body !== undefined || params !== undefined, 'bad_request'),
    ...when(params !== undefined, 'not_found'),
    ...when(body !== undefined || query !== undefined, 'invalid_input'),
    ...when(isPaged(route), 'invalid_cursor'),
    ...when(true, 'not_acceptable', 'too_many_requests', 'internal_error', 'unavailable'),
  ]
}

/** What a problem of that code looks like on the wire. */
export function problemExample(code: ProblemCode, typeBase: string): unknown {
  return new Problem(code, exampleOptions[code]).toJSON(typeBase, '019aab3c-5e1f-7c3a-9d42-6f0b8a1c2d3e')
}

const exampleOptions: Partial<Record<ProblemCode, ConstructorParameters<typeof Problem>[1]>> = {
  invalid_input: { errors: [{ pointer: '/body/email', code: 'required', message: 'Invalid input: expected string' }] },
  invalid_cursor: {
    errors: [{ pointer: '/query/cursor', code: 'invalid_cursor', message: 'Start again without a cursor.' }],
  },
  invalid_transition: { extra: { from: 'cancelled', action: 'publish', allowedActions: [] } },
}

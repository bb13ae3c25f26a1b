import type { Response } from 'supertest'
import { z } from 'zod'
import { problemCatalogue, type ProblemCode } from '../../src/utils/problemCatalogue'

const Fault = z.strictObject({
  pointer: z.string().regex(/^\/(body|query|headers)(\/|$)/),
  code: z.string().min(1),
  message: z.string().min(1),
  suggestions: z.array(z.string()).optional(),
})

/** The members of RFC 9457 and ours, and no others: whatever else is in an answer has leaked. */
const ProblemBody = z.strictObject({
  type: z.url(),
  title: z.string(),
  status: z.int(),
  code: z.string(),
  detail: z.string().min(1),
  requestId: z.string(),
  errors: z.array(Fault).min(1).optional(),
  from: z.string().optional(),
  action: z.string().optional(),
  allowedActions: z.array(z.string()).optional(),
  version: z.int().optional(),
})
export type ProblemBody = z.output<typeof ProblemBody>

/** Asserts that the answer is this problem in exactly the shape that is promised. @returns its body */
export function expectProblem(response: Response, code: ProblemCode): ProblemBody {
  const { status, title } = problemCatalogue[code]
  expect(response.body).toMatchObject({ status, code, title, requestId: response.headers['x-request-id'] })
  expect(response.status).toBe(status)
  expect(response.type).toBe('application/problem+json')
  const body = ProblemBody.parse(response.body)
  expect(new URL(body.type).pathname).toBe(`/problems/${code}`)
  expect(body.errors !== undefined).toBe(status === 422)
  expect(body.allowedActions !== undefined).toBe(code === 'invalid_transition')
  expect(body.version !== undefined).toBe(code === 'precondition_failed')
  return body
}

/** Asserts that the input was refused. @returns the faults, each as `pointer code` */
export function expectFaults(response: Response, code: ProblemCode = 'invalid_input'): string[] {
  const { errors = [] } = expectProblem(response, code)
  return errors.map((fault) => `${fault.pointer} ${fault.code}`)
}

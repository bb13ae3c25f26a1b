import type { Response } from 'supertest'
import type { ProblemCode } from '../../src/utils/errors'

/** For supertest's `expect`: the answer is this problem (RFC 9457), with these members beside the standard ones. */
export const problem =
  (status: number, code: ProblemCode, members: object = {}) =>
  (response: Response): void => {
    expect(response.body).toMatchObject({ status, code, ...members })
    expect([response.status, response.type]).toEqual([status, 'application/problem+json'])
  }

/** 422 whose faults are at exactly these JSON pointers. */
export const invalid =
  (...pointers: string[]) =>
  (response: Response): void => {
    problem(422, 'invalid_input')(response)
    expect(response.body.errors.map(({ pointer }: { pointer: string }) => pointer)).toEqual(pointers)
  }

import { ApiProblem } from './problem'

/** The body of a success. @throws ApiProblem */
export async function dataOf<Data>(request: Promise<{ data?: Data; response: Response }>): Promise<Data> {
  const { data, response } = await request
  if (data !== undefined) return data
  throw new ApiProblem(
    'unexpected_answer',
    'The server answered without a body.',
    response.status,
    response.headers.get('X-Request-Id'),
  )
}

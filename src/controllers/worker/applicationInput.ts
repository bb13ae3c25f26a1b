import type { Sql } from '../../config/db'
import type * as Gigs from '../../models/Gig'
import * as Questions from '../../models/GigQuestion'
import type { NewApplication } from '../../schemas/applications'
import { invalidInput, Problem, type InputError } from '../../utils/errors'

/** @throws Problem invalid_input unless the bid is in the gig's currency */
export function checkBid({ currency }: Pick<Gigs.GigRow, 'currency'>, bid: NewApplication['bid']): void {
  if (bid.currency !== currency)
    throw invalidInput('/body/bid/currency', 'other_currency', `This gig is paid in ${currency}.`)
}

/** @throws Problem invalid_input unless every required question is answered, and nothing else */
export async function checkAnswers(sql: Sql, gigId: string, answers: NewApplication['answers']): Promise<void> {
  const questions = (await Questions.listOf(sql, [gigId])).get(gigId) ?? []
  const answered = answers.map(({ questionId }) => questionId)
  const errors: InputError[] = []
  answered.forEach((questionId, i) => {
    const pointer = `/body/answers/${i}/questionId`
    const isKnown = questions.some(({ id }) => id === questionId)
    if (!isKnown) errors.push({ pointer, code: 'unknown_question', message: 'The gig does not ask this.' })
    else if (answered.indexOf(questionId) < i)
      errors.push({ pointer, code: 'duplicate', message: 'This question is answered twice.' })
  })
  for (const { id, text, required } of questions) {
    if (required && !answered.includes(id)) {
      errors.push({ pointer: '/body/answers', code: 'required', message: `Answer the question “${text}” (${id}).` })
    }
  }
  if (errors.length > 0) throw new Problem('invalid_input', { errors })
}

/** @throws Problem invalid_input: only the worker's own documents can go with an application, and there are none yet */
export function refuseDocuments(documentIds: readonly string[]): void {
  if (documentIds.length > 0)
    throw invalidInput('/body/documentIds/0', 'unknown_document', 'You have no such document.')
}

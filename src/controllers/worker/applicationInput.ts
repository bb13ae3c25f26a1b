import type { Sql } from '../../config/db'
import * as Documents from '../../models/ApplicationDocument'
import * as Files from '../../models/File'
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

/**
 * Lets these documents, and no others, go with an application that is locked. They cannot be deleted before it is written.
 * @throws Problem invalid_input unless all are the worker's own, each named once
 */
export async function attachDocuments(
  sql: Sql,
  { id, workerId }: { id: string; workerId: string },
  documentIds: readonly string[],
): Promise<void> {
  const own = await Files.shareDocuments(sql, documentIds, workerId)
  const errors = documentIds.flatMap((documentId, i): InputError[] => {
    const pointer = `/body/documentIds/${i}`
    if (!own.has(documentId)) return [{ pointer, code: 'unknown_document', message: 'You have no such document.' }]
    const isAgain = documentIds.indexOf(documentId) < i
    return isAgain ? [{ pointer, code: 'duplicate', message: 'This document is named twice.' }] : []
  })
  if (errors.length > 0) throw new Problem('invalid_input', { errors })
  await Documents.replace(sql, id, documentIds)
}

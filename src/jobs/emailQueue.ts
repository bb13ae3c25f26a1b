import type { Context } from '../context'
import { renderMail } from '../emails'
import type { EmailTask } from '../schemas/tasks'
import { isEmailTask, loaders } from './mailTasks'
import type { Claim } from './claim'
import type { Outcome } from './taskQueue'

/** Mails what the task is about, unless there is nothing to tell any more. */
export async function handleEmailTask(context: Context, claim: Claim): Promise<Outcome> {
  const { name } = claim.task
  // Not for good: while a new version is rolled out, a process that knows the mail may get the next try.
  if (!isEmailTask(name)) throw new UnknownMail()
  return send(context, name, loaders[name], claim)
}

async function send<N extends EmailTask>(
  context: Context,
  name: N,
  load: (typeof loaders)[N],
  { task: { id, payload }, holds }: Claim,
): Promise<Outcome> {
  const letter = await load(context, JSON.parse(payload))
  if (!letter) return 'obsolete'
  const { receiver, data } = letter
  await context.mail.send({ id, to: receiver.email, ...renderMail(name, receiver, data), mayGo: holds })
  return 'done'
}

class UnknownMail extends Error {
  override readonly name = 'UnknownMail'
}

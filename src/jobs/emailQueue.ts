import type { Context } from '../context'
import { renderMail } from '../emails'
import type { OutboxRow } from '../models/Outbox'
import type { EmailTask } from '../schemas/tasks'
import { isEmailTask, loaders } from './mailTasks'
import type { Outcome } from './taskQueue'

/** Mails what the task is about, unless there is nothing to tell any more. */
export async function handleEmailTask(context: Context, task: OutboxRow): Promise<Outcome> {
  const { name } = task
  // Not for good: while a new version is rolled out, a process that knows the mail may get the next try.
  if (!isEmailTask(name)) throw new UnknownMail()
  return send(context, name, loaders[name], task)
}

async function send<N extends EmailTask>(
  context: Context,
  name: N,
  load: (typeof loaders)[N],
  { id, payload }: OutboxRow,
): Promise<Outcome> {
  const letter = await load(context, JSON.parse(payload))
  if (!letter) return 'obsolete'
  const { receiver, data } = letter
  await context.mail.send({ id, to: receiver.email, ...renderMail(name, receiver, data) })
  return 'done'
}

class UnknownMail extends Error {
  override readonly name = 'UnknownMail'
}

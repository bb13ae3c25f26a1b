import type { DataOf } from '../../src/emails'
import { loaders } from '../../src/jobs/mailTasks'
import type { EmailTask } from '../../src/schemas/tasks'
import type { TestApp } from './app'

/** To whom the mail of a task would go, and what its template would be told. */
export async function letter<N extends EmailTask>(
  { context }: TestApp,
  name: N,
  payload: Record<string, string>,
): Promise<{ to: string; data: DataOf<N> } | undefined> {
  const loaded = await loaders[name](context, payload)
  return loaded && { to: loaded.receiver.id, data: loaded.data }
}

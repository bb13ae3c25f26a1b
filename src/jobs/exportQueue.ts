import { z } from 'zod'
import type { Context } from '../context'
import { makeArchive } from '../controllers/system/exportArchive'
import type { Claim } from './claim'
import type { Outcome } from './taskQueue'

const Payload = z.object({ exportId: z.uuid() })

/** Makes the archive that a user has asked for, if it is still to be made. */
export async function handleExportTask(context: Context, { task }: Claim): Promise<Outcome> {
  const { exportId } = Payload.parse(JSON.parse(task.payload))
  const isMade = await makeArchive(context, exportId)
  context.signals.emit('outbox')
  return isMade ? 'done' : 'obsolete'
}

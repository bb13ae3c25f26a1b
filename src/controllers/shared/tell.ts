import type { Sql } from '../../config/db'
import * as Outbox from '../../models/Outbox'
import type { Told } from '../../states/machine'

/** Leaves the mails of a move in its transaction, for everything that was moved. `ids` name it, such as `{ gigId }`. */
export async function tell(sql: Sql, tells: Told | undefined, ...ids: Record<string, string>[]): Promise<void> {
  for (const [to, mail] of Object.entries(tells ?? {})) {
    await Outbox.add(sql, 'email', mail, ...ids.map((each) => ({ ...each, to })))
  }
}

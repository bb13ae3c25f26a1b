import { write } from '../../src/config/db'
import { newId } from '../../src/utils/uuid'
import type { TestApp } from './app'
import type { Belongings } from './belongings'
import { newWord } from './factories'

/** Texts that are found nowhere else, by the only ones of these two who may read them. */
export interface Markers {
  worker: string[]
  client: string[]
  both: string[]
  neither: string[]
}

const OF_THEM = 'client_id = :clientId AND worker_id = :workerId'

/** The columns that hold what two people would not tell a third, and their rows. */
const places: Record<keyof Markers, string[]> = {
  worker: [
    'users SET phone = :phone WHERE id = :workerId',
    'sessions SET user_agent = :text WHERE user_id = :workerId',
    'saved_searches SET name = :text WHERE worker_id = :workerId',
    'files SET file_name = :text WHERE owner_id = :workerId',
    `worker_profiles SET lat = :degrees, lng = 13, country = 'DE', city = 'Berlin' WHERE user_id = :workerId`,
    `reviews SET text = :text WHERE author_id = :workerId AND status = 'sealed'`,
  ],
  client: [
    'users SET phone = :phone WHERE id = :clientId',
    'sessions SET user_agent = :text WHERE user_id = :clientId',
    `client_profiles SET lat = :degrees, lng = 13, country = 'DE', city = 'Berlin' WHERE user_id = :clientId`,
    `gigs SET title = :text WHERE client_id = :clientId AND status = 'draft'`,
    `gigs SET description = :text WHERE client_id = :clientId AND status = 'draft'`,
  ],
  both: [
    `applications SET cover_letter = :text WHERE ${OF_THEM}`,
    `applications SET offer_note = :text WHERE ${OF_THEM} AND offer_amount IS NOT NULL`,
    `applications SET rejection_message = :text WHERE ${OF_THEM} AND rejection_reason IS NOT NULL`,
    `application_answers SET text = :text WHERE application_id IN (SELECT id FROM applications WHERE ${OF_THEM})`,
    `invitations SET message = :text WHERE ${OF_THEM}`,
    `contracts SET note = :text WHERE ${OF_THEM}`,
    `contract_history SET text = :text WHERE contract_id IN (SELECT id FROM contracts WHERE ${OF_THEM})`,
  ],
  neither: ['reports SET text = :text WHERE reporter_id = :workerId'],
}

/** Something that can stand in the column, and that nothing else holds. */
const newMarker = (place: string): Record<string, string | number> => {
  const digits = newId().replace(/\D/g, '').slice(-8)
  if (place.includes(':phone')) return { phone: `+4915${digits}` }
  return place.includes(':degrees') ? { degrees: Number(`52.12${digits}`) } : { text: newWord() }
}

/** Writes a marker into every such column. @throws Error where there is no row, which would prove nothing */
export async function plantMarkers({ context: { db } }: TestApp, { client, worker }: Belongings): Promise<Markers> {
  const plant = async (place: string): Promise<string> => {
    const marker = newMarker(place)
    const changed = await write(db, `UPDATE ${place}`, { clientId: client.id, workerId: worker.id, ...marker })
    if (changed === 0) throw new Error(`There is no row for ${place}`)
    return Object.values(marker).join()
  }
  const all = (readers: keyof Markers) => Promise.all(places[readers].map(plant))
  return {
    worker: [worker.email, ...(await all('worker'))],
    client: [client.email, ...(await all('client'))],
    both: await all('both'),
    neither: await all('neither'),
  }
}

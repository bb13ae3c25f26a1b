import { LRUCache } from 'lru-cache'
import { createDb, rows } from './src/config/db'
import { searchGigs } from './src/controllers/shared/gigSearch'
async function main() {
  const db = createDb('mysql://gigs:x@127.0.0.1:3399/big', 4)
  const context: any = { db, gigCounts: new LRUCache({ max: 20000, ttl: 60000 }), cursorKey: Buffer.alloc(32) }
  const q = (s: string) => JSON.parse(s)
  const list: [string, any][] = [
    ['newest', {}], ['skill', { skills: ['Tiling'] }], ['skill+pay', { skills: ['Tiling'], currency: 'EUR', budgetMin: 10000, budgetMax: 90000 }],
    ['2 skills', { skills: ['Tiling', 'Plastering'] }],
    ['common relevance', { q: 'looking ' }], ['common newest', { q: 'looking ', sort: 'newest' }], ['common completing', { q: 'look' }],
    ['title word', { q: 'tiling' }], ['two words', { q: 'tiling hotel' }], ['three words', { q: 'careful tiling small hotel ' }],
    ['typo', { q: 'tilling hotell' }], ['js', { q: 'js' }],
    ['radius 25', { lat: 48.85, lng: 2.35, radiusKm: 25 }], ['radius 25 NY', { lat: 40.71, lng: -74, radiusKm: 25 }], ['radius 500', { lat: 48.85, lng: 2.35, radiusKm: 500 }],
    ['distance', { lat: 48.85, lng: 2.35, sort: 'distance' }], ['distance pacific', { lat: -20, lng: -130, sort: 'distance' }], ['budget', { currency: 'EUR', sort: 'budget' }],
    ['budget word', { currency: 'EUR', sort: 'budget', q: 'hotel' }], ['rare currency word', { currency: 'ISK', q: 'looking ' }], ['facets', { q: 'tiling', facets: true }], ['facets common', { q: 'looking ', facets: true }],
  ]
  for (const [name, query] of list) {
    const t: number[] = []; let r: any
    for (let i = 0; i < 7; i++) { const a = performance.now(); try { r = await searchGigs(context, { limit: 20, ...query }) } catch (e) { r = { data: [], error: String(e) } } ; t.push(performance.now() - a) }
    t.sort((a, b) => a - b)
    console.log(name.padEnd(20), 'median', t[3]!.toFixed(1), 'min', t[0]!.toFixed(1), 'max', t[6]!.toFixed(1), 'found', r.data.length, r.nextCursor ? 'more' : '', r.error ?? '', r.data[0]?.title ?? '')
  }
  await db.close()
}
main()

import { drive } from './drive'
import type { Load } from './load'
import { CONNECTIONS, mixable, type Operation } from './operation'
import type { Server } from './processFigures'
import { resultLine } from './report'
import type { Comparison, Result } from './results'
import { measureInTurn, type Measured, type Rounds, type Subject } from './rounds'
import type { Stage } from './stage'

/** What more processes could make dearer: they share the database alone. */
const COMPARED = ['get-one', 'list-by-skill-and-pay', 'apply']

/** The compiler of V8 takes so long to find out which code is hot. */
const WARM_UP_SECONDS = 8

async function warm(server: Server, loads: readonly Load[]): Promise<Server> {
  if (loads.length > 0) await drive(server.url, loads, { connections: CONNECTIONS, seconds: WARM_UP_SECONDS })
  return server
}

/** Measures each operation by the product and by the floor. */
export async function againstFloor(stage: Stage, operations: readonly Operation[], rounds: Rounds): Promise<Result[]> {
  const mixed = mixable(operations)
  const loads = mixed.map((operation) => operation.product)
  const floor = await warm(
    await stage.startFloor(),
    mixed.map((operation) => operation.floor),
  )
  const product = await warm(await stage.startProduct({ pageCache: false }), loads)
  const keeping = await warm(await stage.startProduct({ pageCache: true }), loads)
  const results: Result[] = []
  for (const operation of operations) {
    const asked = operation.pageCache ? keeping : product
    const [ofFloor, ofProduct] = await measurePair(
      { servers: [floor], load: operation.floor },
      { servers: [asked], load: operation.product },
      operation,
      rounds,
    )
    const result = { operation: operation.name, floor: ofFloor, product: ofProduct }
    results.push(result)
    console.log(resultLine(result))
  }
  return results
}

/** Measures several processes of the product against one, under the same load. */
export async function againstOneProcess(
  stage: Stage,
  operations: readonly Operation[],
  processes: number,
  rounds: Rounds,
): Promise<Comparison[]> {
  const servers: Server[] = []
  const compared = operations.filter(({ name }) => COMPARED.includes(name))
  const loads = compared.map(({ product }) => product)
  while (servers.length < processes) servers.push(await warm(await stage.startProduct({ pageCache: false }), loads))
  const comparisons: Comparison[] = []
  for (const operation of compared) {
    const load = operation.product
    const [alone, together] = await measurePair(
      { servers: servers.slice(0, 1), load },
      { servers, load },
      operation,
      rounds,
    )
    comparisons.push({ operation: operation.name, processes, alone, together })
  }
  return comparisons
}

async function measurePair(
  first: Subject,
  second: Subject,
  operation: Operation,
  rounds: Rounds,
): Promise<[Measured, Measured]> {
  const [ofFirst, ofSecond] = await measureInTurn([first, second], operation, rounds)
  if (!ofFirst || !ofSecond) throw new TypeError('Two were measured')
  return [ofFirst, ofSecond]
}

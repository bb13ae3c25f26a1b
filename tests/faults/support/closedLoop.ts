import { Agent } from 'node:http'
import { setTimeout as wait } from 'node:timers/promises'
import { send, type TrafficReply, type TrafficRequest } from './traffic'

export interface Run {
  connections: number
  /** What was answered in the seconds that were measured. */
  replies: TrafficReply[]
  accepted: TrafficReply[]
  refused: TrafficReply[]
  /** How many were accepted in a second. */
  throughput: number
}

/** All connections at once are no load that lasts. */
const WARM_UP_MS = 1_500

/** Sends over so many connections, each of which asks again as soon as it has its answer. */
export async function runClosedLoop(
  url: string,
  { connections, seconds }: { connections: number; seconds: number },
  next: () => TrafficRequest,
): Promise<Run> {
  const agent = new Agent({ keepAlive: true, maxSockets: connections })
  let replies: TrafficReply[] = []
  let isOver = false
  const loops = Array.from({ length: connections }, async () => {
    while (!isOver) replies.push(await send(url, next(), agent))
  })
  await wait(WARM_UP_MS)
  replies = []
  await wait(seconds * 1_000)
  const measured = replies
  replies = []
  isOver = true
  await Promise.all(loops)
  agent.destroy()
  const accepted = measured.filter(({ status }) => status === 200)
  return {
    connections,
    replies: measured,
    accepted,
    refused: measured.filter(({ status }) => status !== 200),
    throughput: accepted.length / seconds,
  }
}

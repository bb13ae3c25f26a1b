import type { Redis } from 'ioredis'
import { LRUCache } from 'lru-cache'

/** What pages are made from: when it changes, they are dropped. */
export type PageTag = `gig:${string}` | `client:${string}`

/** An answer that is the same for everybody. */
export interface Page {
  status: number
  headers: Record<string, string>
  body: string
}

/** Pages of this process. MySQL is the truth: all processes tell each other through Redis what has changed in it. */
export interface PageCache {
  find(key: string): Page | undefined
  /** Makes a page, and keeps it unless something that it was made from has changed meanwhile. */
  fill(key: string, make: () => Promise<{ page: Page; tags: readonly PageTag[] }>): Promise<Page>
  /** Call after the commit of a change and before its reply: then nobody who has seen the reply is shown an older page. Never fails. */
  drop: (tags: readonly PageTag[]) => Promise<void>
}

const MAX_BYTES = 16 * 1024 * 1024
/** With its key, its tags and the headers. */
const BYTES_BESIDE_BODY = 1_000
/** What was written past the models, such as by the import, shows no later. Nothing on a public page changes by time alone. */
const TOLD_MS = 60_000
/** While Redis is away nobody says what has changed. */
const UNTOLD_MS = 2_000
const EVERYTHING = '*'

/** @param subscriber must not subscribe again by itself: what was said meanwhile is lost, so the pages have to go then */
export function createPageCache(commands: Redis, subscriber: Redis, prefix: string): PageCache {
  const channel = `${prefix}:pages`
  const keysByTag = new Map<string, Set<string>>()
  const pages = new LRUCache<string, { page: Page; tags: readonly PageTag[]; madeAt: number }>({
    maxSize: MAX_BYTES,
    sizeCalculation: ({ page }) => 2 * page.body.length + BYTES_BESIDE_BODY,
    dispose({ tags }, key) {
      for (const tag of tags) {
        const keys = keysByTag.get(tag)
        keys?.delete(key)
        if (keys?.size === 0) keysByTag.delete(tag)
      }
    },
  })
  /** For each page that is being made, what has changed since. */
  const changes = new Set<Set<string>>()

  const forget = (tags: readonly string[]) => {
    for (const changed of changes) for (const tag of tags) changed.add(tag)
    for (const tag of tags) for (const key of keysByTag.get(tag) ?? []) pages.delete(key)
    if (tags.includes(EVERYTHING)) pages.clear()
  }

  let isSubscribed = false
  const subscribe = async () => {
    await subscriber.subscribe(channel)
    forget([EVERYTHING])
    isSubscribed = true
  }
  subscriber.on('ready', () => {
    // A connection that breaks here is followed by another.
    subscribe().catch(() => undefined)
  })
  subscriber.on('close', () => (isSubscribed = false))
  subscriber.on('message', (_channel, tags) => forget(tags.split(' ')))

  let hasUnsaid = false
  const tell = async (tags: readonly string[]) => {
    try {
      await commands.publish(channel, tags.join(' '))
    } catch {
      hasUnsaid = true
    }
  }
  commands.on('ready', () => {
    forget([EVERYTHING])
    if (!hasUnsaid) return
    hasUnsaid = false
    tell([EVERYTHING]).catch(() => undefined)
  })
  const isTold = () => isSubscribed && commands.status === 'ready'

  return {
    find(key) {
      const found = pages.get(key)
      if (!found) return undefined
      return performance.now() - found.madeAt < (isTold() ? TOLD_MS : UNTOLD_MS) ? found.page : undefined
    },
    async fill(key, make) {
      const changed = new Set<string>()
      changes.add(changed)
      const madeAt = performance.now()
      try {
        const { page, tags } = await make()
        if ([EVERYTHING, ...tags].some((tag) => changed.has(tag))) return page
        pages.set(key, { page, tags, madeAt })
        for (const tag of tags) keysByTag.set(tag, (keysByTag.get(tag) ?? new Set()).add(key))
        return page
      } finally {
        changes.delete(changed)
      }
    },
    async drop(tags) {
      if (tags.length === 0) return
      forget(tags)
      await tell(tags)
    },
  }
}

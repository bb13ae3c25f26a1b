export interface LoadRequest {
  method: 'GET' | 'POST'
  path: string
  headers?: Record<string, string>
  /** Sent as JSON. */
  body?: object
}

/** What a server is asked, one request after the other. */
export interface Load {
  next(): LoadRequest
  /** Told of each answer that succeeded, where a later request needs it. */
  learn?(body: string): void
}

/** Gives the items one after the other, again and again. */
export function cycle<T>(items: readonly T[]): () => T {
  let next = 0
  return () => {
    const item = items[next % items.length]
    if (item === undefined) throw new Error('The data holds nothing to ask for')
    next += 1
    return item
  }
}

export function getsOf(paths: readonly string[]): Load {
  const nextPath = cycle(paths)
  return { next: () => ({ method: 'GET', path: nextPath() }) }
}

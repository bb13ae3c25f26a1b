export class TimeoutError extends Error {}

/** Asks for something, and calls one of both when the answer is there. */
export type Ask<T> = (answer: (value: T) => void, fail: (error: unknown) => void) => void

/**
 * Rejects with a TimeoutError when there is no answer in time; one that comes later is lost. An answer that came in time, while the
 * process was too busy to read it, still counts.
 * @param onEnd called once, before the promise settles
 */
export function askWithin<T>(ask: Ask<T>, milliseconds: number, onEnd?: () => void): Promise<T> {
  return new Promise((resolve, reject) => {
    let timer: NodeJS.Timeout | undefined
    let isOver = false
    const end = <V>(settle: (value: V) => void, value: V) => {
      if (isOver) return
      isOver = true
      clearTimeout(timer)
      onEnd?.()
      settle(value)
    }
    const fail = (error: unknown) => end(reject, error)
    const expire = () => fail(new TimeoutError(`No answer within ${milliseconds} ms`))
    // The shortest timer takes a millisecond, within which something quick would be done when there is no time left for it.
    if (milliseconds < 1) queueMicrotask(expire)
    else timer = setTimeout(() => setImmediate(expire), milliseconds)
    try {
      ask((value) => end(resolve, value), fail)
    } catch (error) {
      fail(error)
    }
  })
}

/** Rejects with a TimeoutError when `promise` has not settled in time; what it does later is the caller's to handle. */
export function withTimeout<T>(promise: Promise<T>, milliseconds: number): Promise<T> {
  return askWithin((answer, fail) => {
    promise.then(answer, fail)
  }, milliseconds)
}

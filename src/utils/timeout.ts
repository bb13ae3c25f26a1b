export class TimeoutError extends Error {}

/**
 * Rejects with a TimeoutError when `promise` has not settled in time; what it does later is the caller's to handle. An answer that
 * came in time, while the process was too busy to read it, still counts.
 */
export function withTimeout<T>(promise: Promise<T>, milliseconds: number): Promise<T> {
  return new Promise((resolve, reject) => {
    let timer: NodeJS.Timeout | undefined
    const settling = <V>(settle: (value: V) => void) => {
      return (value: V) => {
        clearTimeout(timer)
        settle(value)
      }
    }
    promise.then(settling(resolve), settling(reject))
    const expire = () => reject(new TimeoutError(`No answer within ${milliseconds} ms`))
    // The shortest timer takes a millisecond, within which something quick would be done when there is no time left for it.
    if (milliseconds < 1) queueMicrotask(expire)
    else timer = setTimeout(() => setImmediate(expire), milliseconds)
  })
}

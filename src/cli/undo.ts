import { once } from 'node:events'

/** Thrown where a process stops because SIGINT or SIGTERM has come. */
export class Interrupted extends Error {
  override readonly message = 'Interrupted'
}

/** What a process has brought up, and how to take it down. From its making until release() it also listens for SIGINT and SIGTERM. */
export class Undo {
  private readonly ends: (() => Promise<void>)[] = []
  private readonly interruption = new AbortController()
  private readonly interrupt = () => this.interruption.abort(new Interrupted())

  constructor() {
    process.on('SIGINT', this.interrupt).on('SIGTERM', this.interrupt)
  }

  /**
   * Keeps how to end what was just brought up.
   * @throws Interrupted when a signal has come meanwhile
   */
  push(end: () => Promise<void>): void {
    this.ends.push(end)
    this.interruption.signal.throwIfAborted()
  }

  /**
   * Does `work`. A signal does not wait for its end: the work goes on until the process exits.
   * @throws Interrupted
   */
  async unlessInterrupted<T>(work: () => Promise<T>): Promise<T> {
    const { signal } = this.interruption
    signal.throwIfAborted()
    const interrupted = once(signal, 'abort').then(() => Promise.reject(new Interrupted()))
    return Promise.race([work(), interrupted])
  }

  /** Leaves the signals to somebody else from here on. */
  release(): void {
    process.off('SIGINT', this.interrupt).off('SIGTERM', this.interrupt)
  }

  /** Ends everything, the last first. */
  async takeDown(): Promise<void> {
    for (const end of this.ends.splice(0).reverse()) await end()
  }
}

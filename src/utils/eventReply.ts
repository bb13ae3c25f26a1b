/** Something that is told on a stream, with the id from which the stream goes on. */
export type StreamEvent<Data> =
  | { id: string; event: 'entry'; data: Data }
  /** More was missed than is told again. */
  | { id: string; event: 'gap' }
  /** Nothing is told, but so far has been looked. */
  | { id: string; event?: undefined }

/** What a handler gives back in the place of JSON: events as they come, until the signal ends them. */
export class EventReply<Data> {
  constructor(readonly follow: (signal: AbortSignal) => AsyncIterable<StreamEvent<Data>>) {}

  /** The same events, with the data of each put through `change`. */
  map<Changed>(change: (data: Data) => Changed): EventReply<Changed> {
    const { follow } = this
    return new EventReply(async function* (signal: AbortSignal) {
      for await (const each of follow(signal))
        yield each.event === 'entry' ? { ...each, data: change(each.data) } : each
    })
  }
}

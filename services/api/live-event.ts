/** One event of the stream, as a browser gets it. */
export interface LiveEvent {
  /** JSON of `{ type, data }`, which is serialized once for all tabs. */
  change: string
  /** The position to resume from. */
  id?: string
}

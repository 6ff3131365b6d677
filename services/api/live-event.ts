/** What one line of the stream tells a browser. */
export interface LiveEvent {
  /** JSON of `{ type, data }`: written once, however many tabs are told. */
  change: string
  /** The position to resume from. */
  id?: string
}

/** An event as rooms hear of it when it was given up, or is sent again. */
export interface ShelfEvent {
  /** The one function that it is about. */
  function: string
  /** `unknown` for an event of a function that does not exist any more. */
  topic: string
  /** As it was published; undefined for what is no JSON. */
  payload: unknown
}

/** What a room does when an event lands on the shelf. Every room hears of every event and looks at its topic; more than once, maybe. */
export interface ShelfHooks {
  /** It is on the shelf: nothing happens until a person decides. */
  shelved(event: ShelfEvent): Promise<void>
  /** It is about to be sent again. */
  redriven(event: ShelfEvent): Promise<void>
}

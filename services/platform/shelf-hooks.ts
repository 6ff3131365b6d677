/** An event as rooms see it when it was given up or is sent again. */
export interface ShelfEvent {
  /** The one function that the event is for. */
  function: string
  /** `unknown` for an event of a function that no longer exists. */
  topic: string
  /** The payload as it was published; undefined when it is not JSON. */
  payload: unknown
}

/**
 * What a room does when an event lands on the shelf. Every room is told about every event, possibly more than once, and
 * checks its topic.
 */
export interface ShelfHooks {
  /** The event is on the shelf: nothing happens until a person decides. */
  shelved(event: ShelfEvent): Promise<void>
  /** The event is about to be sent again. */
  redriven(event: ShelfEvent): Promise<void>
}

/** The hooks of several parts of a room. */
export const joinHooks = (parts: readonly ShelfHooks[]): ShelfHooks => ({
  async shelved(event) {
    await Promise.all(parts.map((part) => part.shelved(event)))
  },
  async redriven(event) {
    await Promise.all(parts.map((part) => part.redriven(event)))
  },
})

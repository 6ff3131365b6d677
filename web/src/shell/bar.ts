/** Entries that fit in a bar of 320 pixels beside "More", each wide enough for a finger and its label. */
const PLACES = 4

/** What the phone's bar shows, and what its menu contains besides the person's own entries. */
export function layOutBar<Entry>(entries: readonly Entry[]): { shown: Entry[]; more: Entry[] } {
  return { shown: entries.slice(0, PLACES), more: entries.slice(PLACES) }
}

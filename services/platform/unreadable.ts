/** A document that no retry can read. The message is shown to the person: it says why, and what to do. */
export class UnreadableDocument extends Error {
  override readonly name = 'UnreadableDocument'
}

export interface StoredMessage {
  id: number
  /** Short name. */
  topic: string
  data: Buffer
  attributes: Record<string, string>
  orderingKey: string
  /** Milliseconds since the epoch. */
  published: number
}

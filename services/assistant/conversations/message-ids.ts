import { createHash } from 'node:crypto'

/**
 * The id under which a message is stored. It follows from who sends it and the id that the sender chose: a message that
 * comes again is found, and nobody can choose the id of another's.
 */
export const messageIdOf = (...parts: readonly string[]): string =>
  createHash('sha256').update(JSON.stringify(parts)).digest('hex').slice(0, 40)

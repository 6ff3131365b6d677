// Vectors for texts, always the same ones: texts that share words are near each other.
import { createHash } from 'node:crypto'

export function vectorOf(text: string, dimensions: number): number[] {
  const vector = Array.from({ length: dimensions }, () => 0)
  for (const word of text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? ['']) {
    const at = createHash('sha256').update(word).digest().readUInt32BE() % dimensions
    vector[at] = (vector[at] ?? 0) + 1
  }
  return vector
}

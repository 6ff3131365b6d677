// In which order texts are encoded: a question overtakes passages, so long lists of passages are cut into pieces.
import type { Purpose } from './embedder.ts'

/** Letters of one piece, some 50 to 100 ms: as long as a question waits for the passages before it. */
const PIECE_LETTERS = 800
/** Time is spent for each text, too. */
const PIECE_TEXTS = 8

export function piecesOf(texts: readonly string[]): string[][] {
  const pieces: string[][] = []
  let letters = Number.POSITIVE_INFINITY
  for (const text of texts) {
    letters += text.length
    const piece = pieces.at(-1)
    if (piece && letters <= PIECE_LETTERS && piece.length < PIECE_TEXTS) piece.push(text)
    else {
      pieces.push([text])
      letters = text.length
    }
  }
  return pieces
}

/** Questions before passages, and each in the order in which they came. */
export function createOrder<Item>() {
  const waiting: Record<Purpose, Item[]> = { question: [], passage: [] }
  return {
    add: (purpose: Purpose, items: readonly Item[]) => void waiting[purpose].push(...items),
    next: (): Item | undefined => waiting.question.shift() ?? waiting.passage.shift(),
  }
}

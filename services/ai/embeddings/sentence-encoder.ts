// The embedded encoder: a real sentence model that needs no key and no network. It runs in a thread of its own.
import { type Embedder, preparedText } from './embedder.ts'
import { createOrder, piecesOf } from './pieces.ts'
import { SENTENCE_DIMENSIONS, SENTENCE_MODEL } from './sentence-model.ts'
import { createSentenceThread, type SentenceThread } from './sentence-thread.ts'

export interface SentenceEncoder extends Embedder {
  /** Whoever waits is told that the encoder has ended. */
  close(): Promise<void>
}

interface Piece {
  texts: readonly string[]
  /** Nobody waits for it any more. */
  isOver(): boolean
  done(vectors: Float32Array[]): void
  failed(error: unknown): void
}

export function createSentenceEncoder(thread: SentenceThread = createSentenceThread()): SentenceEncoder {
  const order = createOrder<Piece>()
  let isWorking = false

  async function work(): Promise<void> {
    if (isWorking) return
    isWorking = true
    for (let piece = order.next(); piece; piece = order.next()) {
      if (piece.isOver()) continue
      try {
        piece.done(await thread.encode(piece.texts))
      } catch (error) {
        piece.failed(error)
      }
    }
    isWorking = false
  }

  return {
    model: SENTENCE_MODEL,
    dimensions: SENTENCE_DIMENSIONS,

    async embed(texts, purpose, signal) {
      signal?.throwIfAborted()
      const cut = piecesOf(texts.map(preparedText))
      const results: Float32Array[][] = []
      if (cut.length === 0) return []
      return new Promise<Float32Array[]>((resolve, reject) => {
        let left = cut.length
        let isOver = false
        const aborted = () => failed(signal?.reason)
        function failed(error: unknown): void {
          isOver = true
          signal?.removeEventListener('abort', aborted)
          reject(error)
        }
        function done(at: number, vectors: Float32Array[]): void {
          results[at] = vectors
          left -= 1
          if (left > 0 || isOver) return
          signal?.removeEventListener('abort', aborted)
          resolve(results.flat())
        }
        signal?.addEventListener('abort', aborted, { once: true })
        order.add(
          purpose,
          cut.map((piece, at) => ({
            texts: piece,
            isOver: () => isOver,
            done: (vectors) => done(at, vectors),
            failed,
          })),
        )
        void work()
      })
    },

    close: () => thread.close(),
  }
}

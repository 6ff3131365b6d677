// An answer in one piece with all that led to it, for the maker's try-out console. Nothing of it is kept.
import type { Trial } from '../conversations/schemas.ts'
import type { Answering, Asked } from './contract.ts'

export type Trying = ReturnType<typeof createTrying>

export function createTrying({ answering }: { answering: Answering }) {
  return {
    /** Null when the signal was aborted before there was an answer. */
    async try(asked: Asked, signal: AbortSignal): Promise<Trial | null> {
      for await (const event of answering.answer(asked, signal)) {
        if (event.type !== 'done') continue
        const { answer, sources, retrieval } = event
        return { answer, sources, retrieval }
      }
      return null
    },
  }
}

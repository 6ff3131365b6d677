// A guest asks a shop's assistant over HTTP, as the chat on its pages does.
import type { Answer, AnswerEvent, Source } from '../../services/assistant/answers/schemas.ts'
import type { ConversationEvent } from '../../services/assistant/conversations/schemas.ts'
import type { Retrieval } from '../../services/assistant/retrieval/schemas.ts'
import { newId } from '../../services/platform/ids.ts'
import type { StudioClient } from '../client.ts'

export interface Heard {
  conversationId: string
  answer: Answer
  sources: Source[]
  retrieval: Retrieval
  /** Milliseconds after the question was sent. */
  sourcesMs: number
  totalMs: number
}

/** Throws when the stream ends without an answer. */
export async function ask(
  client: Pick<StudioClient, 'stream'>,
  handle: string,
  question: { text: string; conversationId?: string | undefined },
): Promise<Heard> {
  const started = performance.now()
  const since = () => performance.now() - started
  const path = `/shops/${handle}/assistant/messages`
  const { text, conversationId } = question
  const body = { id: newId(), text, ...(conversationId !== undefined && { conversationId }) }
  let begun = ''
  let sourcesMs: number | null = null
  for await (const event of await client.stream<AnswerEvent | ConversationEvent>(path, body)) {
    if (event.type === 'begun') begun = event.conversationId
    if (event.type === 'sources') sourcesMs ??= since()
    if (event.type === 'error') throw new Error(`"${text}": ${event.problem.title}`)
    if (event.type === 'done') {
      const { answer, sources, retrieval } = event
      const totalMs = since()
      return { conversationId: begun, answer, sources, retrieval, sourcesMs: sourcesMs ?? totalMs, totalMs }
    }
  }
  throw new Error(`"${text}" was not answered`)
}

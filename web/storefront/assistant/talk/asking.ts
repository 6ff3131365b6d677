// One question, and the stream of its answer.
import type { AnswerEvent } from '../../../../services/assistant/answers/schemas.ts'
import type {
  ConversationEvent,
  QuestionInput,
} from '../../../../services/assistant/conversations/schemas.ts'
import { readProblem } from '../../../src/api-error.ts'
import { reach } from '../../../src/session-refresh.ts'
import { readEvents } from './read-events.ts'

export type AskedEvent = AnswerEvent | ConversationEvent

/** Milliseconds. The API's heartbeats come far more often. */
const SILENCE = 30_000

export interface AskingDeps {
  fetch: (url: string, init: RequestInit) => Promise<Response>
  handle: string
}

/** Throws ApiError for a question that is refused or does not arrive, and any other error for a stream that breaks. */
export function createAsking({ fetch, handle }: AskingDeps) {
  return async function* ask(question: QuestionInput, signal: AbortSignal): AsyncGenerator<AskedEvent> {
    const response = await reach(() =>
      fetch(`/api/v1/shops/${handle}/assistant/messages`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', accept: 'text/event-stream' },
        body: JSON.stringify(question),
        signal,
      }),
    )
    if (!response.ok || !response.body) throw await readProblem(response)
    for await (const event of readEvents(response.body, SILENCE)) yield event as AskedEvent
  }
}
export type Ask = ReturnType<typeof createAsking>

// The routes of the assistant, for makers and for their customers.
import { KEPT_MS } from '../assistant/conversations/record.ts'
import type { AssistantRoom } from '../assistant/service.ts'
import type { ShopReader } from '../shop/shops/reader.ts'
import { createChatVisits } from './chat-visits.ts'
import { CHAT_COOKIE } from './cookies.ts'
import { createGuestCookies } from './guest-cookies.ts'
import type { Room } from './room.ts'
import { assistantRoutes } from './routes/assistant.ts'
import { assistantConversationRoutes } from './routes/assistant-conversations.ts'
import { assistantInboxRoutes } from './routes/assistant-inbox.ts'
import { assistantQuestionRoutes } from './routes/assistant-questions.ts'

export interface AssistantRoutesDeps {
  assistant: AssistantRoom
  reader: Pick<ShopReader, 'byHandle'>
  publicUrl: string
}

export function routesOfAssistant({ assistant, reader, publicUrl }: AssistantRoutesDeps): Room['routes'] {
  const cookies = createGuestCookies({
    tokens: assistant.guestTokens,
    prefix: CHAT_COOKIE,
    path: '/api/v1/shops',
    keptMs: KEPT_MS,
    publicUrl,
  })
  const visits = createChatVisits({ ...assistant, reader, cookies })
  return [
    assistantRoutes(assistant),
    assistantInboxRoutes(assistant),
    assistantConversationRoutes({ ...assistant, visits }),
    assistantQuestionRoutes({ ...assistant, visits }),
  ]
}

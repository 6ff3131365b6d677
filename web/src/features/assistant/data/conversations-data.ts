// Conversations in the person's shop, as the API has them.
import { queryOptions } from '@tanstack/react-query'
import type {
  ConversationQuery,
  ShopConversation,
  ShopConversationWithMessages,
} from '../../../../../services/assistant/conversations/schemas.ts'
import type { PageOf } from '../../../../../services/platform/schemas.ts'
import { api } from '../../../api.ts'
import type { ListRules } from '../../../list-pages.ts'
import { createLiveLists } from '../../../live-list.ts'
import { queryClient } from '../../../query-client.ts'

export type ConversationFilter = Pick<ConversationQuery, 'waiting'>

const PAGE = 50

const conversationKey = (id: string) => ['assistant', 'conversation', id] as const

const rules: ListRules<ShopConversation, ConversationFilter> = {
  belongs: ({ waiting }, { handOver }) => (waiting && handOver !== 'open' ? 'no' : 'yes'),
  position: (_filter, { updatedAt, id }) => [updatedAt, id],
  isDescending: () => true,
}

export const conversations = createLiveLists<ShopConversation, ConversationFilter>({
  client: queryClient,
  name: 'assistant-conversations',
  rules,
  fetchPage: (filter, cursor) =>
    api.get<PageOf<ShopConversation>>('/assistant/conversations', {
      query: { ...filter, limit: PAGE, cursor: cursor ?? undefined },
    }),
  heard: (items) => {
    for (const { id } of items) void queryClient.invalidateQueries({ queryKey: conversationKey(id) })
  },
  now: Date.now,
})

export const conversationQuery = (id: string) =>
  queryOptions({
    queryKey: conversationKey(id),
    queryFn: () => api.get<ShopConversationWithMessages>(`/assistant/conversations/${id}`),
  })

function keep(conversation: ShopConversationWithMessages): void {
  const { items: _, ...row } = conversation
  queryClient.setQueryData(conversationKey(conversation.id), conversation)
  conversations.apply([row])
}

/** The same id twice is the same reply. */
export async function reply(id: string, message: { id: string; text: string }): Promise<void> {
  keep(await api.post<ShopConversationWithMessages>(`/assistant/conversations/${id}/replies`, message))
}

/** Leaves it to the assistant again. */
export async function closeConversation(id: string): Promise<void> {
  conversations.apply([await api.post<ShopConversation>(`/assistant/conversations/${id}/close`)])
  await queryClient.invalidateQueries({ queryKey: conversationKey(id) })
}

/** For good, for its customer, too. */
export async function removeConversation(id: string): Promise<void> {
  await api.delete(`/assistant/conversations/${id}`)
  conversations.remove([id])
}

/** It was deleted: a page that shows it says so. */
export function forget(id: string): void {
  conversations.remove([id])
  void queryClient.resetQueries({ queryKey: conversationKey(id) })
}

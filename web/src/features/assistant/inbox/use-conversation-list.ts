import { useEffect, useSyncExternalStore } from 'react'
import type { ShopConversation } from '../../../../../services/assistant/conversations/schemas.ts'
import { itemsOf } from '../../../list-pages.ts'
import type { ListState } from '../../../subjects/subject.ts'
import { type ConversationFilter, conversations } from '../data/conversations-data.ts'

/** The conversations that a filter lets through, as far as they are fetched. */
export function useConversationList(filter: ConversationFilter): ListState<ShopConversation> {
  const version = useSyncExternalStore(conversations.subscribe, conversations.version)
  const { waiting } = filter
  // biome-ignore lint/correctness/useExhaustiveDependencies: every change of the lists may have made this one stale
  useEffect(() => void conversations.ensure(filter), [version, waiting])
  const list = conversations.read(filter)
  return {
    items: list && itemsOf(list),
    error: conversations.error(filter),
    isPending: conversations.isPending(filter),
    hasMore: Boolean(list?.pages.at(-1)?.nextCursor),
    more: () => void conversations.more(filter),
    retry: () => conversations.retry(filter),
  }
}

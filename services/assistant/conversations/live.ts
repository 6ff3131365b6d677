import type { LiveStream } from '../../platform/live.ts'
import { liveRecords } from '../../platform/record-live.ts'
import type { AssistantChanges } from '../schemas.ts'
import type { ConversationRecord } from './record.ts'
import type { ConversationStore } from './store.ts'
import { toShopConversation } from './views.ts'

/** Tells the maker's windows about the conversations of the shop. */
export const createLive = ({ watch }: Pick<ConversationStore, 'watch'>): LiveStream<AssistantChanges> =>
  liveRecords<ConversationRecord, AssistantChanges>({
    watch,
    changed: (conversation) => ({
      type: 'assistant-conversation',
      data: toShopConversation(conversation),
    }),
    removed: (id) => ({ type: 'assistant-conversation-removed', data: { id } }),
  })

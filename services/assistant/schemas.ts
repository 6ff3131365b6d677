// What open windows of the maker are told about. The web imports this file.
import Type from 'typebox'
import type { ChangesOf } from '../platform/live.ts'
import { Id } from '../platform/schemas.ts'
import { ShopConversation } from './conversations/schemas.ts'

export const AssistantChanges = {
  'assistant-conversation': ShopConversation,
  'assistant-conversation-removed': Type.Object({ id: Id }),
}
export type AssistantChanges = ChangesOf<typeof AssistantChanges>

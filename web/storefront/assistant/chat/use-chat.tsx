import { createContext, use, useSyncExternalStore } from 'react'
import type { PublicAssistant } from '../../../../services/assistant/settings/schemas.ts'
import type { TabMemoryStore } from '../door/tab-memory.ts'
import type { ChatState } from '../talk/chat-state.ts'
import type { ChatStore } from '../talk/chat-store.ts'
import type { Requests } from '../talk/requests.ts'

export interface ChatContextValue {
  assistant: PublicAssistant
  store: ChatStore
  requests: Requests
  memory: TabMemoryStore
  view: ChatView
  setView: (view: ChatView) => void
  close: () => void
  /** Whether it covers the page, so that links have to close it. */
  isWhole: boolean
}

export type ChatView = 'talk' | 'conversations' | 'hand-over'

export const ChatContext = createContext<ChatContextValue | null>(null)

export function useChat(): ChatState & ChatContextValue {
  const context = use(ChatContext)
  if (!context) throw new Error('There is no chat around this component')
  const { subscribe, get } = context.store
  const state = useSyncExternalStore(subscribe, get, get)
  return { ...state, ...context }
}

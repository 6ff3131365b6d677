import { createContext, use, useEffect, useSyncExternalStore } from 'react'
import type { PublicAssistant } from '../../../../services/assistant/settings/schemas.ts'
import type { TabMemoryStore } from '../door/tab-memory.ts'
import type { ChatState, ChatStore } from '../talk/chat-store.ts'
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

/** Milliseconds between two looks for a person's answer. */
const PAUSE = 4000

/** Looks for what a person answers while somebody may read it, and for what other tabs did when this one comes back. */
export function useFollowing(
  store: ChatStore,
  { isOpen, isAwaited }: { isOpen: boolean; isAwaited: boolean },
) {
  useEffect(() => {
    if (!isOpen) return
    const look = () => void (document.visibilityState === 'visible' && store.refresh())
    const timer = isAwaited ? setInterval(look, PAUSE) : undefined
    document.addEventListener('visibilitychange', look)
    return () => {
      clearInterval(timer)
      document.removeEventListener('visibilitychange', look)
    }
  }, [store, isOpen, isAwaited])
}

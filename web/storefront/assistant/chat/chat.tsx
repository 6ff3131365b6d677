// The chat itself, in a script of its own. Beside the page where there is space, and instead of it on a phone.
import { useEffect, useMemo, useState } from 'react'
import type { PublicAssistant } from '../../../../services/assistant/settings/schemas.ts'
import { useShop } from '../../shop-context.ts'
import { ConversationList } from '../conversations/conversation-list.tsx'
import type { TabMemoryStore } from '../door/tab-memory.ts'
import { HandOverForm } from '../people/hand-over-form.tsx'
import { ChatDialog } from './chat-dialog.tsx'
import { ChatHeader } from './chat-header.tsx'
import { createChat } from './create-chat.ts'
import { Talk } from './talk.tsx'
import { ChatContext, type ChatView } from './use-chat.tsx'
import { useFollowing } from './use-following.ts'
import { useIsPhone } from './use-is-phone.ts'

interface ChatProps {
  assistant: PublicAssistant
  memory: TabMemoryStore
  isOpen: boolean
  /** Whether somebody pressed the button, and did not only come to another page. */
  isAsked: boolean
  onClose: () => void
}

export function Chat({ assistant, memory, isOpen, isAsked, onClose }: ChatProps) {
  const { shop } = useShop()
  const isWhole = useIsPhone()
  const [{ store, requests }] = useState(() => createChat(shop.handle, memory))
  const [view, setView] = useState<ChatView>('talk')
  const [wasOpened, setWasOpened] = useState(false)
  useFollowing(store, isOpen)

  useEffect(() => {
    if (!isOpen || wasOpened) return
    setWasOpened(true)
    const { conversationId = assistant.conversationId } = memory.read()
    if (conversationId !== null) void store.open(conversationId)
  }, [isOpen, wasOpened, store, memory, assistant.conversationId])

  const context = useMemo(
    () => ({ assistant, store, requests, memory, view, setView, close: onClose, isWhole }),
    [assistant, store, requests, memory, view, onClose, isWhole],
  )
  return (
    <ChatContext value={context}>
      <ChatDialog isOpen={isOpen} isWhole={isWhole} takesFocus={isAsked} onClose={onClose}>
        <ChatHeader />
        {view === 'talk' && <Talk />}
        {view === 'conversations' && <ConversationList />}
        {view === 'hand-over' && <HandOverForm />}
      </ChatDialog>
    </ChatContext>
  )
}

import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { RecordPage } from '../../../ui/record-page.tsx'
import { AssistantGate } from '../assistant-page.tsx'
import { conversationQuery } from '../data/conversations-data.ts'
import { ownShopQuery } from '../data/own-shop.ts'
import { ConversationView } from './conversation-view.tsx'

export const ConversationPage = () => (
  <AssistantGate>
    <OneConversation />
  </AssistantGate>
)

function OneConversation() {
  const { conversationId = '' }: { conversationId?: string } = useParams({ strict: false })
  const query = useQuery(conversationQuery(conversationId))
  const { data: shop } = useQuery(ownShopQuery)
  return (
    <RecordPage
      back={{ to: '/assistant/conversations', label: 'Conversations' }}
      noun="conversation"
      query={query}
    >
      {(conversation) => <ConversationView conversation={conversation} handle={shop?.handle ?? ''} />}
    </RecordPage>
  )
}

import { useNavigate, useSearch } from '@tanstack/react-router'
import { FilterTabs } from '../../../ui/filter-tabs.tsx'
import { AssistantGate, AssistantPage } from '../assistant-page.tsx'
import { ConversationList } from './conversation-list.tsx'

const TABS = [
  { value: 'waiting', label: 'Waiting for you' },
  { value: 'all', label: 'All' },
] as const

export const ConversationsPage = () => (
  <AssistantGate>
    <Conversations />
  </AssistantGate>
)

function Conversations() {
  const { tab }: { tab?: string } = useSearch({ strict: false })
  const navigate = useNavigate()
  const value = tab === 'all' ? 'all' : 'waiting'
  return (
    <AssistantPage title="Conversations">
      <FilterTabs
        label="Which conversations"
        options={TABS}
        value={value}
        onValueChange={(next) =>
          void navigate({
            to: '/assistant/conversations',
            search: next === 'all' ? { tab: next } : {},
          })
        }
      />
      <div className="mt-4 max-w-4xl">
        <ConversationList key={value} waiting={value === 'waiting'} />
      </div>
    </AssistantPage>
  )
}

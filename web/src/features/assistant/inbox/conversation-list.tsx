import { Inbox } from 'lucide-react'
import type { ReactNode } from 'react'
import { Button } from '../../../ui/button.tsx'
import { Card } from '../../../ui/card.tsx'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { ErrorState } from '../../../ui/error-state.tsx'
import { Skeleton } from '../../../ui/skeleton.tsx'
import { ConversationRow } from './conversation-row.tsx'
import { useConversationList } from './use-conversation-list.ts'

interface ConversationListProps {
  waiting: boolean
  /** Shown in place of a list without conversations. */
  empty?: ReactNode
}

export function ConversationList({ waiting, empty }: ConversationListProps) {
  const { items, error, hasMore, isPending, more, retry } = useConversationList(waiting ? { waiting } : {})
  if (error !== undefined && !items)
    return <ErrorState error={error} title="The conversations could not be loaded" onRetry={retry} />
  if (!items)
    return (
      <div role="status">
        <span className="sr-only">Loading the conversations</span>
        <Skeleton className="h-60 rounded-lg" />
      </div>
    )
  if (items.length === 0)
    return empty ? (
      empty
    ) : (
      <EmptyState icon={<Inbox />} title={waiting ? 'Nobody waits for you' : 'No conversations yet'}>
        {waiting
          ? 'Customers who ask for a person appear here by themselves.'
          : 'What customers ask your assistant appears here by itself.'}
      </EmptyState>
    )
  return (
    <>
      <Card flush>
        <ul aria-label="Conversations" className="divide-y">
          {items.map((conversation) => (
            <ConversationRow key={conversation.id} conversation={conversation} />
          ))}
        </ul>
      </Card>
      {hasMore && (
        <div className="mt-4 flex justify-center">
          <Button busy={isPending} onClick={more}>
            Show more
          </Button>
        </div>
      )}
    </>
  )
}

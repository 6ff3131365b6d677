import { useNavigate } from '@tanstack/react-router'
import { Check, Trash2 } from 'lucide-react'
import { useState } from 'react'
import type { ShopConversationWithMessages } from '../../../../../services/assistant/conversations/schemas.ts'
import { Button } from '../../../ui/button.tsx'
import { ConfirmDialog } from '../../../ui/confirm-dialog.tsx'
import { PageHeader } from '../../../ui/page.tsx'
import { toast } from '../../../ui/toast.tsx'
import { closeConversation, removeConversation } from '../data/conversations-data.ts'
import { faqDraft } from '../faq-draft.ts'
import { HandOverBadge } from './hand-over-badge.tsx'
import { MessageItem } from './message-item.tsx'
import { ReplyForm } from './reply-form.tsx'

interface ConversationViewProps {
  conversation: ShopConversationWithMessages
  handle: string
}

export function ConversationView({ conversation, handle }: ConversationViewProps) {
  const { id, title, items, handOver, customerEmail } = conversation
  const navigate = useNavigate()
  const [isRemoving, setIsRemoving] = useState(false)

  const close = () =>
    closeConversation(id).then(
      () => toast.success('The assistant answers again'),
      (error: unknown) => toast.failed('It was not closed', error),
    )

  async function remove() {
    try {
      await removeConversation(id)
    } catch (error) {
      toast.failed('The conversation was not deleted', error)
      throw error
    }
    await navigate({ to: '/assistant/conversations', ignoreBlocker: true })
  }

  return (
    <>
      <PageHeader
        title={title}
        subtitle={
          <span className="flex flex-wrap items-center gap-2">
            <HandOverBadge state={handOver} />
            {customerEmail && (
              <a href={`mailto:${customerEmail}`} className="text-accent hover:underline">
                {customerEmail}
              </a>
            )}
          </span>
        }
        actions={
          <>
            {(handOver === 'open' || handOver === 'answered') && (
              <Button icon={<Check />} onClick={() => void close()}>
                Close
              </Button>
            )}
            <Button variant="ghost" icon={<Trash2 />} onClick={() => setIsRemoving(true)}>
              Delete
            </Button>
          </>
        }
      />
      <div className="grid max-w-3xl gap-6">
        <ol aria-label="Messages" aria-live="polite" className="grid gap-6">
          {items.map((message, at) => (
            <MessageItem key={message.id} message={message} draft={faqDraft(items, at)} handle={handle} />
          ))}
        </ol>
        <ReplyForm conversationId={id} />
      </div>
      <ConfirmDialog
        open={isRemoving}
        onOpenChange={setIsRemoving}
        title="Delete this conversation?"
        description="It goes for good, for the customer, too."
        confirmLabel="Delete for good"
        onConfirm={remove}
      />
    </>
  )
}

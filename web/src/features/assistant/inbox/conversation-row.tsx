import { Link } from '@tanstack/react-router'
import type { ShopConversation } from '../../../../../services/assistant/conversations/schemas.ts'
import { formatAge, formatCount } from '../../../ui/format.ts'
import { HandOverBadge } from './hand-over-badge.tsx'

export function ConversationRow({ conversation }: { conversation: ShopConversation }) {
  const { id, title, lastQuestion, customerEmail, messages, handOver, updatedAt } = conversation
  return (
    <li className="relative flex flex-wrap items-center gap-x-4 gap-y-1 px-4 py-3 hover:bg-wash md:px-5">
      <span className="grid min-w-0 flex-1 basis-60 gap-0.5">
        <Link
          to="/assistant/conversations/$conversationId"
          params={{ conversationId: id }}
          dir="auto"
          className="truncate font-medium after:absolute after:inset-0"
        >
          {title}
        </Link>
        {lastQuestion !== title && (
          <span dir="auto" className="truncate text-ink-soft text-sm">
            {lastQuestion}
          </span>
        )}
        <span className="truncate text-ink-faint text-note">
          {[customerEmail, formatCount(messages, 'message'), formatAge(updatedAt)]
            .filter(Boolean)
            .join(' · ')}
        </span>
      </span>
      <HandOverBadge state={handOver} />
    </li>
  )
}

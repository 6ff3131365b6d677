import { useQuery } from '@tanstack/react-query'
import { MessageCircleQuestionMark, Pencil, Plus, Trash2 } from 'lucide-react'
import { useState } from 'react'
import type { Faq } from '../../../../../services/shop/faqs/schemas.ts'
import { Button } from '../../../ui/button.tsx'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { ErrorState } from '../../../ui/error-state.tsx'
import { IconButton } from '../../../ui/icon-button.tsx'
import { lazyPart } from '../../../ui/lazy-part.tsx'
import { Skeleton } from '../../../ui/skeleton.tsx'
import { SortableList } from '../../../ui/sortable-list.tsx'
import { faqs } from '../data/faqs-data.ts'
import { arrange, removeFrom } from '../data/small-actions.ts'

const FaqDialog = lazyPart(async () => (await import('./faq-dialog.tsx')).FaqDialog)

/** Questions that customers ask, with their answers, in the order in which they are shown. */
export function FaqList() {
  const { data: items, error, refetch } = useQuery(faqs.query)
  const [open, setOpen] = useState<Faq | 'new' | null>(null)
  const add = () => setOpen('new')
  return (
    <>
      {error && !items && (
        <ErrorState error={error} title="The questions could not be loaded" onRetry={refetch} />
      )}
      {!items && !error && <Skeleton className="h-56 rounded-lg" />}
      {items?.length === 0 && (
        <EmptyState
          icon={<MessageCircleQuestionMark />}
          title="No questions yet"
          action={<Button onClick={add}>Write the first one</Button>}
        >
          How long does delivery take? Can I send it back? Each answer here is a message less in your mailbox.
        </EmptyState>
      )}
      {items && items.length > 0 && (
        <>
          <SortableList
            label="Questions"
            className="divide-y overflow-hidden rounded-lg border bg-paper-raised [&>li]:py-2.5 [&>li]:pl-1.5"
            items={items}
            keyOf={({ id }) => id}
            nameOf={({ question }) => question}
            onArrange={(ids) => void arrange(faqs, items, ids)}
            render={(faq) => <Row faq={faq} onEdit={() => setOpen(faq)} />}
          />
          <Button className="mt-4" icon={<Plus />} onClick={add}>
            Add a question
          </Button>
        </>
      )}
      {open && (
        <FaqDialog
          key={open === 'new' ? 'new' : open.id}
          faq={open === 'new' ? null : open}
          onClose={() => setOpen(null)}
        />
      )}
    </>
  )
}

function Row({ faq, onEdit }: { faq: Faq; onEdit: () => void }) {
  const { question, answer } = faq
  return (
    <div className="flex items-start gap-3 pt-1 pr-3">
      <div className="grid min-w-0 flex-1 gap-0.5">
        <p className="font-medium text-sm [overflow-wrap:anywhere]">{question}</p>
        <p className="line-clamp-2 text-ink-soft text-note [overflow-wrap:anywhere]">{answer}</p>
      </div>
      <IconButton size="sm" label={`Edit ${question}`} onClick={onEdit}>
        <Pencil />
      </IconButton>
      <IconButton
        size="sm"
        label={`Remove ${question}`}
        onClick={() => void removeFrom(faqs, { path: '/shop/faqs', item: faq, name: question })}
      >
        <Trash2 />
      </IconButton>
    </div>
  )
}

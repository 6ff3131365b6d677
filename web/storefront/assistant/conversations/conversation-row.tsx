import { useState } from 'react'
import type { Conversation } from '../../../../services/assistant/conversations/schemas.ts'
import { textButton } from '../../controls.ts'
import { useShop } from '../../shop-context.ts'
import { RemovingQuestion } from './removing-question.tsx'
import { TitleForm } from './title-form.tsx'

const STATES = { none: '', open: 'waits for a person', answered: 'with a person', closed: '' }

interface ConversationRowProps {
  conversation: Conversation
  isShown: boolean
  exportAddress: string
  onOpen: () => void
  /** True when it went well. */
  onRename: (title: string) => Promise<boolean>
  onRemove: () => Promise<boolean>
}

export function ConversationRow(props: ConversationRowProps) {
  const { conversation, isShown, exportAddress, onOpen, onRename, onRemove } = props
  const { locale } = useShop()
  const [mode, setMode] = useState<'shown' | 'renaming' | 'removing'>('shown')
  const { title, handOver, updatedAt } = conversation
  const day = new Date(updatedAt).toLocaleDateString(locale, { day: 'numeric', month: 'short' })

  return (
    <li className="px-2 py-2.5">
      <button
        type="button"
        aria-current={isShown}
        onClick={onOpen}
        className="block w-full rounded-sm py-1 text-start underline-offset-4 hover:underline"
      >
        <bdi className="line-clamp-2 text-md font-medium">{title}</bdi>
        <span className="mt-0.5 block text-xs text-ink-soft">
          {[day, STATES[handOver]].filter(Boolean).join(', ')}
        </span>
      </button>
      {mode === 'shown' && (
        <div className="flex flex-wrap gap-x-5">
          <button
            type="button"
            className={`${textButton} min-h-9`}
            aria-label={`Rename ${title}`}
            onClick={() => setMode('renaming')}
          >
            Rename
          </button>
          <a
            href={exportAddress}
            download
            className={`${textButton} inline-flex min-h-9 items-center`}
            aria-label={`Save ${title} as a file`}
          >
            Save as a file
          </a>
          <button
            type="button"
            className={`${textButton} min-h-9`}
            aria-label={`Delete ${title}`}
            onClick={() => setMode('removing')}
          >
            Delete
          </button>
        </div>
      )}
      {mode === 'renaming' && <TitleForm title={title} onSave={onRename} onDone={() => setMode('shown')} />}
      {mode === 'removing' && <RemovingQuestion onRemove={onRemove} onKeep={() => setMode('shown')} />}
    </li>
  )
}

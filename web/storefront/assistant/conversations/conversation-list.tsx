import { useEffect, useState } from 'react'
import type { Conversation } from '../../../../services/assistant/conversations/schemas.ts'
import { quietButton } from '../../controls.ts'
import { useChat } from '../chat/use-chat.tsx'
import { problemOf } from '../talk/words.ts'
import { ConversationRow } from './conversation-row.tsx'

/** The customer's conversations with this shop: an account's, or this browser's. */
export function ConversationList() {
  const { requests, store, setView, conversation: shown } = useChat()
  const [all, setAll] = useState<readonly Conversation[] | null>(null)
  const [problem, setProblem] = useState<string | null>(null)

  useEffect(() => {
    let isCurrent = true
    requests.list().then(
      (items) => isCurrent && setAll(items),
      (error: unknown) => isCurrent && setProblem(problemOf(error)),
    )
    return () => {
      isCurrent = false
    }
  }, [requests])

  async function attempt(work: () => Promise<void>): Promise<boolean> {
    try {
      await work()
      setProblem(null)
      return true
    } catch (error) {
      setProblem(problemOf(error))
      return false
    }
  }
  const rename = (id: string, title: string) =>
    attempt(async () => {
      const changed = await requests.rename(id, title)
      setAll((before) => before?.map((each) => (each.id === id ? changed : each)) ?? null)
      if (shown?.id === id) await store.refresh()
    })
  const remove = (id: string) =>
    attempt(async () => {
      await requests.remove(id)
      setAll((before) => before?.filter((each) => each.id !== id) ?? null)
      if (shown?.id === id) store.startNew()
    })
  function open(id: string) {
    setView('talk')
    if (id !== shown?.id) void store.open(id)
  }

  return (
    <div className="min-h-0 flex-1 overflow-y-auto px-3 py-3" aria-busy={all === null && problem === null}>
      {problem && (
        <p role="alert" className="mb-3 rounded-md bg-danger-wash px-4 py-3 text-sm text-danger">
          {problem}
        </p>
      )}
      <button
        type="button"
        className={`${quietButton} mb-2 w-full`}
        onClick={() => {
          store.startNew()
          setView('talk')
        }}
      >
        New conversation
      </button>
      {all?.length === 0 && (
        <p className="px-2 py-6 text-center text-sm text-ink-soft">Nothing was asked yet.</p>
      )}
      <ul className="divide-y divide-line">
        {all?.map((conversation) => (
          <ConversationRow
            key={conversation.id}
            conversation={conversation}
            isShown={conversation.id === shown?.id}
            exportAddress={requests.exportAddress(conversation.id, 'markdown')}
            onOpen={() => open(conversation.id)}
            onRename={(title) => rename(conversation.id, title)}
            onRemove={() => remove(conversation.id)}
          />
        ))}
      </ul>
      <p className="px-2 pt-4 text-xs text-ink-faint">Conversations are kept for 90 days.</p>
    </div>
  )
}

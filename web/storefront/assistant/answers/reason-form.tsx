import { type FormEvent, useEffect, useRef, useState } from 'react'
import { input, quietButton } from '../../controls.ts'
import { useChat } from '../chat/use-chat.tsx'

const MOST_LETTERS = 500

/** What was wrong with an answer, for the shop. It may be left out. */
export function ReasonForm({ messageId, onDone }: { messageId: string; onDone: () => void }) {
  const { store } = useChat()
  const [reason, setReason] = useState('')
  const field = useRef<HTMLInputElement>(null)
  useEffect(() => {
    field.current?.scrollIntoView({ block: 'center' })
    field.current?.focus({ preventScroll: true })
  }, [])

  async function send(event: FormEvent) {
    event.preventDefault()
    const words = reason.trim()
    if (words === '' || (await store.judge(messageId, { helped: false, reason: words }))) onDone()
  }

  return (
    <form onSubmit={(event) => void send(event)} className="mt-1 flex gap-2">
      <input
        ref={field}
        dir="auto"
        value={reason}
        onChange={({ target }) => setReason(target.value)}
        maxLength={MOST_LETTERS}
        aria-label="What was missing or wrong?"
        placeholder="What was missing or wrong?"
        autoComplete="off"
        className={`${input} min-w-0`}
      />
      <button type="submit" className={quietButton}>
        {reason.trim() === '' ? 'Skip' : 'Send'}
      </button>
    </form>
  )
}

import { Send } from 'lucide-react'
import { type FormEvent, type KeyboardEvent, useRef, useState } from 'react'
import { Button } from '../../../ui/button.tsx'
import { LeaveGuard } from '../../../ui/leave-guard.tsx'
import { TextArea } from '../../../ui/text-area.tsx'
import { toast } from '../../../ui/toast.tsx'
import { reply } from '../data/conversations-data.ts'

/** What is written stays until it has arrived; sent again after a failure it arrives once. */
export function ReplyForm({ conversationId }: { conversationId: string }) {
  const [text, setText] = useState('')
  const [busy, setBusy] = useState(false)
  const id = useRef(crypto.randomUUID())

  async function send(event: FormEvent | KeyboardEvent) {
    event.preventDefault()
    if (text.trim() === '' || busy) return
    setBusy(true)
    try {
      await reply(conversationId, { id: id.current, text: text.trim() })
      id.current = crypto.randomUUID()
      setText('')
    } catch (error) {
      toast.failed('Your answer was not sent', error)
    } finally {
      setBusy(false)
    }
  }

  return (
    <form onSubmit={(event) => void send(event)} className="grid gap-3 border-t pt-5">
      <TextArea
        label="Your answer"
        hint="The customer reads it in the chat. Ctrl+Enter sends it."
        maxLength={5000}
        rows={3}
        value={text}
        onChange={({ target }) => setText(target.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) void send(event)
        }}
      />
      <Button
        type="submit"
        variant="primary"
        icon={<Send />}
        busy={busy}
        disabled={text.trim() === ''}
        className="justify-self-start"
      >
        Send
      </Button>
      <LeaveGuard isDirty={text.trim() !== ''} />
    </form>
  )
}

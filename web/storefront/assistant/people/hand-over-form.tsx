import { type FormEvent, useEffect, useRef, useState } from 'react'
import { MAX_QUESTION_LETTERS } from '../../../../services/assistant/answers/schemas.ts'
import { session } from '../../../src/api.ts'
import { input, mainButton } from '../../controls.ts'
import { Field } from '../../form-field.tsx'
import { useShop } from '../../shop-context.ts'
import { useChat } from '../chat/use-chat.tsx'

export function HandOverForm() {
  const { shop } = useShop()
  const { store, setView, problem } = useChat()
  const [isBusy, setIsBusy] = useState(false)
  const first = useRef<HTMLTextAreaElement>(null)
  useEffect(() => first.current?.focus(), [])

  async function send(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    const note = String(form.get('note') ?? '').trim()
    const email = String(form.get('email') ?? '').trim()
    setIsBusy(true)
    const isDone = await store.handOver({ ...(note && { note }), ...(email && { email }) })
    setIsBusy(false)
    if (isDone) setView('talk')
  }

  return (
    <form onSubmit={(event) => void send(event)} className="flex-1 space-y-4 overflow-y-auto px-5 py-5">
      <p className="text-sm text-ink-soft">
        {`${shop.name} reads this conversation and answers here. What you write from now on goes to a person, until you go back to the assistant.`}
      </p>
      <div>
        <label htmlFor="hand-over-note" className="mb-1 block text-sm font-medium">
          What should the shop know? <span className="font-normal text-ink-faint">(optional)</span>
        </label>
        <textarea
          ref={first}
          id="hand-over-note"
          name="note"
          rows={4}
          dir="auto"
          maxLength={MAX_QUESTION_LETTERS}
          className={`${input} py-2`}
        />
      </div>
      {/* The shop knows the address of an account. */}
      {!session.known() && (
        <Field name="email" type="email" label="E-mail, in case you leave" autoComplete="email" isOptional />
      )}
      {problem && (
        <p role="alert" className="rounded-md bg-danger-wash px-4 py-3 text-sm text-danger">
          {problem}
        </p>
      )}
      <button type="submit" disabled={isBusy} className={`${mainButton} w-full`}>
        {isBusy ? 'Sending…' : 'Ask a person'}
      </button>
    </form>
  )
}

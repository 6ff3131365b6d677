import { type FormEvent, useState } from 'react'
import { ApiError } from '../../api.ts'

export type FieldMessages = Record<string, string | undefined>

export interface SubmissionOptions {
  /** What is wrong with the values before they are sent, by field. */
  check?: (values: Record<string, string>) => FieldMessages
  send: (values: Record<string, string>) => Promise<unknown>
}

/** Handles one form: reads its values when it is sent, and shows refusals beside the fields concerned. */
export function useSubmission({ check, send }: SubmissionOptions) {
  const [busy, setBusy] = useState(false)
  const [messages, setMessages] = useState<FieldMessages>({})
  const [error, setError] = useState<unknown>(null)

  async function submit(form: HTMLFormElement) {
    const values: Record<string, string> = {}
    for (const [name, value] of new FormData(form)) if (typeof value === 'string') values[name] = value
    setError(null)
    const wrong = check?.(values) ?? {}
    setMessages(wrong)
    if (focusFirst(form, wrong)) return
    setBusy(true)
    try {
      await send(values)
    } catch (failure) {
      const refused = failure instanceof ApiError ? fieldMessages(form, failure) : {}
      setMessages(refused)
      if (!focusFirst(form, refused)) setError(failure)
    } finally {
      setBusy(false)
    }
  }

  return {
    busy,
    /** What went wrong with the form as a whole. */
    error,
    messages,
    onSubmit(event: FormEvent<HTMLFormElement>) {
      event.preventDefault()
      if (!busy) void submit(event.currentTarget)
    },
  }
}

/** The API's message has no subject ("is wrong"), so the field's label completes the sentence. */
function fieldMessages(form: HTMLFormElement, error: ApiError): FieldMessages {
  const messages: FieldMessages = {}
  for (const element of form.elements) {
    if (!(element instanceof HTMLInputElement) || !element.name) continue
    const message = error.field(element.name)
    const label = element.labels?.[0]?.textContent
    messages[element.name] = message && label && /^[a-z]/.test(message) ? `${label} ${message}` : message
  }
  return messages
}

function focusFirst(form: HTMLFormElement, messages: FieldMessages) {
  const first = Array.from(form.elements).find(
    (element) => element instanceof HTMLInputElement && messages[element.name] !== undefined,
  )
  if (first instanceof HTMLElement) first.focus()
  return first !== undefined
}

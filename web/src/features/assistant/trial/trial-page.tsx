import { useQuery } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { MAX_QUESTION_LETTERS } from '../../../../../services/assistant/answers/schemas.ts'
import { Button } from '../../../ui/button.tsx'
import { TextField } from '../../../ui/text-field.tsx'
import { AssistantGate, AssistantPage } from '../assistant-page.tsx'
import { ownShopQuery } from '../data/own-shop.ts'
import { TurnCard } from './turn-card.tsx'
import { type TrialTurn, useTrial } from './use-trial.ts'

export const TrialPage = () => (
  <AssistantGate>
    <TryOut />
  </AssistantGate>
)

function TryOut() {
  const { turns, isAsking, ask, clear } = useTrial()
  const { data: shop } = useQuery(ownShopQuery)
  const [text, setText] = useState('')

  function send(event: FormEvent) {
    event.preventDefault()
    const question = text.trim()
    if (question === '' || isAsking) return
    setText('')
    void ask(question)
  }

  return (
    <AssistantPage
      title="Try out"
      subtitle="Ask as a customer would, and see what led to the answer. Nothing of it is kept."
      actions={turns.length > 0 && <Button onClick={clear}>Begin anew</Button>}
    >
      <div className="grid grid-cols-1 gap-5">
        <form onSubmit={send} className="flex max-w-3xl items-end gap-3">
          <TextField
            label={turns.length > 0 ? 'And then?' : 'Your question'}
            value={text}
            maxLength={MAX_QUESTION_LETTERS}
            autoComplete="off"
            className="min-w-0 flex-1"
            onChange={({ target }) => setText(target.value)}
          />
          <Button type="submit" variant="primary" busy={isAsking} disabled={text.trim() === ''}>
            Ask
          </Button>
        </form>
        <p aria-live="polite" className="sr-only">
          {statusWords(turns)}
        </p>
        <ol aria-label="Answers" className="grid grid-cols-1 gap-5">
          {turns.toReversed().map((turn) => (
            <TurnCard key={turn.id} turn={turn} shop={shop} />
          ))}
        </ol>
      </div>
    </AssistantPage>
  )
}

/** The answer is read out; the table beside it would take minutes. */
function statusWords(turns: readonly TrialTurn[]): string {
  const latest = turns.at(-1)
  if (!latest) return ''
  if (latest.trial) return latest.trial.answer.text
  return latest.error === null ? 'It looks for an answer' : 'There was no answer'
}

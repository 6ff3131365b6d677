import { quietButton } from '../../controls.ts'
import { Suggestions } from '../chat/suggestions.tsx'
import { useChat } from '../chat/use-chat.tsx'
import { isWithPerson } from '../people/is-with-person.ts'

/** What can be done where the shop's texts do not say: other questions, and a person. */
export function Refusal({ suggestions, isLast }: { suggestions: readonly string[]; isLast: boolean }) {
  const { assistant, conversation, setView } = useChat()
  if (!isLast || isWithPerson(conversation)) return null
  return (
    <div className="space-y-3">
      <Suggestions questions={suggestions} />
      {assistant.takesHandOvers && (
        <button type="button" className={quietButton} onClick={() => setView('hand-over')}>
          Ask a person
        </button>
      )}
    </div>
  )
}

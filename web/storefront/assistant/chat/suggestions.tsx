import { useChat } from './use-chat.tsx'

/** Questions that the shop can answer, each asked by one press. */
export function Suggestions({ questions }: { questions: readonly string[] }) {
  const { store } = useChat()
  if (questions.length === 0) return null
  return (
    <ul aria-label="Questions you can ask" className="flex flex-col items-start gap-2">
      {questions.map((question) => (
        <li key={question}>
          <button
            type="button"
            dir="auto"
            onClick={() => void store.ask(question)}
            className="min-h-11 rounded-lg border border-line-strong px-4 py-2 text-start text-sm hover:bg-wash"
          >
            {question}
          </button>
        </li>
      ))}
    </ul>
  )
}

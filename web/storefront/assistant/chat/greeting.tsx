import { useShop } from '../../shop-context.ts'
import { Suggestions } from './suggestions.tsx'
import { useChat } from './use-chat.tsx'

export function Greeting({ isLoading }: { isLoading: boolean }) {
  const { shop } = useShop()
  const { assistant } = useChat()
  if (isLoading) return <p className="flex-1 px-5 py-6 text-sm text-ink-soft">Loading…</p>
  return (
    <div className="flex flex-1 flex-col justify-end gap-5 overflow-y-auto px-5 py-5">
      <div>
        <p className="text-lg font-semibold" dir="auto">
          {assistant.greeting || `What would you like to know about ${shop.name}?`}
        </p>
        <p className="mt-1 text-sm text-ink-soft">
          An assistant answers from the shop’s own texts, and shows where it found it.
        </p>
      </div>
      <Suggestions questions={assistant.suggestions} />
    </div>
  )
}

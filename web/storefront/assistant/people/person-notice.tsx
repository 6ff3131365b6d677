import { textButton } from '../../controls.ts'
import { useChat } from '../chat/use-chat.tsx'
import { isWithPerson } from './is-with-person.ts'

/** Who answers, when it is not the assistant, and the way back to it. */
export function PersonNotice() {
  const { conversation, store } = useChat()
  if (!isWithPerson(conversation)) return null
  return (
    <div
      role="status"
      className="flex flex-wrap items-center gap-x-3 gap-y-1 bg-info-wash px-4 py-2.5 text-sm"
    >
      <p className="min-w-0 flex-1 basis-56">
        {conversation?.handOver === 'open'
          ? 'A person from the shop will answer here. You can leave and come back.'
          : 'You are writing with a person from the shop.'}
      </p>
      <button type="button" className={textButton} onClick={() => void store.resume()}>
        Back to the assistant
      </button>
    </div>
  )
}

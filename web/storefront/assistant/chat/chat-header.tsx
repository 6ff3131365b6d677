import { CloseIcon } from '../../icons.tsx'
import { useShop } from '../../shop-context.ts'
import { isWithPerson } from '../people/is-with-person.ts'
import { BackIcon, ListIcon, PersonIcon, PlusIcon } from './chat-icons.tsx'
import { useChat } from './use-chat.tsx'

/** Pixels: with larger letters all of them still have to fit on a phone. */
const button = 'inline-flex size-[44px] shrink-0 items-center justify-center rounded-md hover:bg-wash'

export function ChatHeader() {
  const { shop } = useShop()
  const { assistant, view, setView, close, store, conversation } = useChat()
  const isTalk = view === 'talk'
  const canAsk = assistant.takesHandOvers && conversation && !isWithPerson(conversation)
  return (
    <div className="flex items-center gap-0.5 border-b border-line py-1 pr-2 pl-2 pt-[max(0.25rem,env(safe-area-inset-top))]">
      {!isTalk && (
        <button
          type="button"
          aria-label="Back to the chat"
          className={button}
          onClick={() => setView('talk')}
        >
          <BackIcon />
        </button>
      )}
      <h2
        id="chat-title"
        tabIndex={-1}
        className={`mr-auto min-w-0 truncate text-md font-semibold outline-none ${isTalk ? 'pl-3' : 'pl-1'}`}
      >
        {TITLES[view] ?? shop.name}
      </h2>
      {isTalk && (
        <>
          {canAsk && (
            <button
              type="button"
              aria-label="Ask a person"
              title="Ask a person"
              className={button}
              onClick={() => setView('hand-over')}
            >
              <PersonIcon />
            </button>
          )}
          {conversation && (
            <button
              type="button"
              aria-label="New conversation"
              title="New conversation"
              className={button}
              onClick={store.startNew}
            >
              <PlusIcon />
            </button>
          )}
          <button
            type="button"
            aria-label="Your conversations"
            title="Your conversations"
            className={button}
            onClick={() => setView('conversations')}
          >
            <ListIcon />
          </button>
        </>
      )}
      <button type="button" aria-label="Close the chat" className={button} onClick={close}>
        <CloseIcon />
      </button>
    </div>
  )
}

const TITLES = { talk: null, conversations: 'Your conversations', 'hand-over': 'Ask a person' }

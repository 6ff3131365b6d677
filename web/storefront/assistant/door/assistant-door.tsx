// The button that opens the chat, and the only part of it that every page loads.
import { useEffect, useRef, useState } from 'react'
import type { PublicAssistant } from '../../../../services/assistant/settings/schemas.ts'
import { api } from '../../../src/api.ts'
import { openStorage } from '../../../src/browser-storage.ts'
import { freshCustomer } from '../../customer.ts'
import { ChatIcon } from '../../icons.tsx'
import { useShop } from '../../shop-context.ts'
import type { Chat } from '../chat/chat.tsx'
import { createTabMemory } from './tab-memory.ts'
import { whenIdle } from './when-idle.ts'

const importChat = (): Promise<{ Chat: typeof Chat }> => import('../chat/chat.tsx')

const ABOVE = {
  door: 'fixed right-4 bottom-[max(1rem,env(safe-area-inset-bottom))] sm:right-5 sm:bottom-5',
  button: 'size-14 rounded-full bg-accent text-accent-ink shadow-lift hover:brightness-110',
  label: 'sr-only',
}
const IN_PLACE = {
  door: 'max-sm:px-4 max-sm:pb-8 sm:fixed sm:right-5 sm:bottom-5',
  button:
    'max-sm:min-h-11 max-sm:w-full max-sm:rounded-md max-sm:border max-sm:border-line-strong max-sm:font-medium max-sm:hover:bg-wash sm:size-14 sm:rounded-full sm:bg-accent sm:text-accent-ink sm:shadow-lift sm:hover:brightness-110',
  label: 'sm:sr-only',
}

/** `isInPlace`: on a phone it stands in the page instead of above it, where it could cover what matters more. */
export function AssistantDoor({ isInPlace }: { isInPlace: boolean }) {
  const { shop } = useShop()
  const [memory] = useState(() =>
    createTabMemory({ tab: openStorage('sessionStorage'), browser: openStorage(), handle: shop.handle }),
  )
  const [assistant, setAssistant] = useState<PublicAssistant | null>(null)
  const [script, setScript] = useState<{ Chat: typeof Chat } | null>(null)
  const [isMissing, setIsMissing] = useState(false)
  const [isOpen, setIsOpen] = useState(false)
  /** Whether somebody pressed the button: a chat that only comes back with the next page takes no focus. */
  const [isAsked, setIsAsked] = useState(false)
  const button = useRef<HTMLButtonElement>(null)
  const wasOpen = useRef(false)

  useEffect(() => {
    let isCurrent = true
    const end = whenIdle(async () => {
      await freshCustomer()
      const answer = await api.get<PublicAssistant>(`/shops/${shop.handle}/assistant`).catch(() => null)
      if (!isCurrent || !answer?.isOn) return
      setAssistant(answer)
      setIsOpen(memory.read().isOpen)
      importChat().then(setScript, () => undefined)
    })
    return () => {
      isCurrent = false
      end()
    }
  }, [shop.handle, memory])

  useEffect(() => {
    if (wasOpen.current && !isOpen) button.current?.focus()
    wasOpen.current = isOpen
  }, [isOpen])

  function load() {
    importChat().then(setScript, () => setIsMissing(true))
  }
  function open(isNowOpen: boolean) {
    memory.keep({ isOpen: isNowOpen })
    setIsOpen(isNowOpen)
  }

  if (!assistant) return null
  const place = isInPlace ? IN_PLACE : ABOVE
  return (
    <>
      <div hidden={isOpen && script !== null} className={`assistant-door z-bar ${place.door}`}>
        <button
          ref={button}
          type="button"
          aria-haspopup="dialog"
          aria-busy={isOpen && script === null && !isMissing}
          onPointerEnter={load}
          onPointerDown={load}
          onFocus={load}
          onClick={() => {
            setIsMissing(false)
            setIsAsked(true)
            load()
            open(true)
          }}
          className={`inline-flex items-center justify-center gap-2 aria-busy:animate-breathe ${place.button}`}
        >
          <ChatIcon className="size-6" />
          <span className={place.label}>Ask about the shop</span>
        </button>
      </div>
      {isOpen && isMissing && !script && (
        <p
          role="alert"
          className="fixed right-4 bottom-24 z-bar max-w-72 rounded-md bg-paper-raised px-4 py-3 text-sm text-danger shadow-lift"
        >
          The chat could not be loaded. Check your connection, then try again.
        </p>
      )}
      {script && (
        <script.Chat
          assistant={assistant}
          memory={memory}
          isOpen={isOpen}
          isAsked={isAsked}
          onClose={() => open(false)}
        />
      )}
    </>
  )
}

import { type ReactNode, useCallback, useEffect, useRef } from 'react'
import { useKeptFocus } from './use-kept-focus.ts'
import { useSeenHeight } from './use-seen-height.ts'

interface ChatDialogProps {
  isOpen: boolean
  /** Whether it covers the page, which cannot be used then. */
  isWhole: boolean
  takesFocus: boolean
  onClose: () => void
  children: ReactNode
}

export function ChatDialog({ isOpen, isWhole, takesFocus, onClose, children }: ChatDialogProps) {
  const dialog = useRef<HTMLDialogElement>(null)
  useSeenHeight(dialog, isOpen && isWhole)
  // On a phone a focused input would bring the keyboard at once, over what can be read.
  const start = useCallback(
    (element: HTMLElement) =>
      (element.querySelector<HTMLElement>(isWhole ? 'h2' : 'textarea') ?? element.querySelector('h2'))?.focus(
        {
          preventScroll: true,
        },
      ),
    [isWhole],
  )
  useKeptFocus(dialog, { isOn: isOpen, start })

  useEffect(() => {
    const element = dialog.current
    if (!element || !isOpen) return
    const before = document.activeElement
    if (isWhole) element.showModal()
    else element.show()
    if (takesFocus || isWhole) start(element)
    else if (before instanceof HTMLElement) before.focus({ preventScroll: true })
    return () => element.close()
  }, [isOpen, isWhole, takesFocus, start])

  return (
    <dialog
      ref={dialog}
      aria-labelledby="chat-title"
      onCancel={(event) => {
        event.preventDefault()
        onClose()
      }}
      // A phone's gesture back may close it without asking.
      onClose={() => dialog.current?.open || onClose()}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || event.nativeEvent.isComposing) return
        event.preventDefault()
        onClose()
      }}
      className={
        isWhole
          ? 'fixed inset-x-0 top-0 m-0 h-dvh max-h-none w-full max-w-none bg-paper p-0 text-ink open:animate-fade'
          : 'fixed inset-auto right-5 bottom-5 z-cover m-0 h-[min(40rem,calc(100dvh-2.5rem))] max-h-none w-[25rem] max-w-[calc(100vw-2.5rem)] overflow-hidden rounded-lg border border-line bg-paper p-0 text-ink shadow-lift open:animate-enter'
      }
    >
      {isOpen && <div className="flex h-full flex-col">{children}</div>}
    </dialog>
  )
}

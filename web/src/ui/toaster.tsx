import { useEffect, useSyncExternalStore } from 'react'
import { type ExternalToast, Toaster as SonnerToaster, toast } from 'sonner'

const mounted = Promise.withResolvers<void>()

/** Waits until there is a place to show the toast, because it would otherwise be lost. */
export async function present(kind: 'message' | 'success' | 'error', title: string, options: ExternalToast) {
  await mounted.promise
  toast[kind](title, options)
}

/** What Radix marks the body with while a modal dialog is open. */
const MODAL = 'data-scroll-locked'

function followModal(changed: () => void) {
  const observer = new MutationObserver(changed)
  observer.observe(document.body, { attributeFilter: [MODAL] })
  return () => observer.disconnect()
}

export function Toaster() {
  const isModal = useSyncExternalStore(followModal, () => document.body.hasAttribute(MODAL))
  useEffect(() => mounted.resolve(), [])
  return (
    <SonnerToaster
      // The buttons of a dialog are at its bottom, on a phone at that of the screen.
      position={isModal ? 'top-center' : 'bottom-center'}
      offset={{ bottom: 'calc(var(--bar) + 16px)' }}
      mobileOffset={{ bottom: 'calc(var(--bar) + 12px)', left: 12, right: 12 }}
      containerAriaLabel="News"
      icons={{ success: null, error: null }}
      style={{ fontFamily: 'inherit' }}
      toastOptions={{ unstyled: true, classNames }}
    />
  )
}

const classNames = {
  toast:
    'flex w-full items-center gap-3 rounded-md bg-ink px-4 py-3 text-paper text-sm shadow-lift sm:w-[356px]',
  content: 'grid flex-1 gap-0.5',
  title: 'font-medium',
  description: 'text-note text-paper/80',
  actionButton: 'shrink-0 rounded-sm px-2 py-1 font-semibold underline underline-offset-4 hover:bg-paper/15',
}

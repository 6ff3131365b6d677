import { Toaster as SonnerToaster, toast as sonner } from 'sonner'
import { ApiError } from '../api.ts'

interface ToastOptions {
  description?: string
  /** A way back, offered while the toast is shown. */
  undo?: () => void
  /** The toast went away without being undone: what waited for that can be done now. */
  onSettled?: () => void
  /** Milliseconds. */
  duration?: number
}

const show = (kind: 'message' | 'success' | 'error', title: string, options: ToastOptions = {}) => {
  const { description, undo, onSettled, duration = undo ? 8000 : kind === 'error' ? 8000 : 4000 } = options
  let open = true
  const take = () => {
    if (open) undo?.()
    open = false
  }
  const settle = () => {
    if (open) onSettled?.()
    open = false
  }
  sonner[kind](title, {
    ...(description ? { description } : {}),
    ...(undo ? { action: { label: 'Undo', onClick: take } } : {}),
    onAutoClose: settle,
    onDismiss: settle,
    duration,
  })
}

/** Short news at the edge of the screen. `failed` tells what did not work and why. */
export const toast = {
  message: (title: string, options?: ToastOptions) => show('message', title, options),
  success: (title: string, options?: ToastOptions) => show('success', title, options),
  error: (title: string, options?: ToastOptions) => show('error', title, options),
  failed: (title: string, error: unknown) =>
    show('error', title, error instanceof ApiError ? { description: error.explanation } : {}),
}

/** Mounted once, by the app. */
export function Toaster() {
  return (
    <SonnerToaster
      position="bottom-center"
      offset={{ bottom: 'calc(var(--bar) + 16px)' }}
      mobileOffset={{ bottom: 'calc(var(--bar) + 12px)', left: 12, right: 12 }}
      containerAriaLabel="News"
      toastOptions={{ unstyled: true, classNames: toastClasses }}
    />
  )
}

const toastClasses = {
  toast:
    'flex w-full items-center gap-3 rounded-md bg-ink px-4 py-3 text-paper text-sm shadow-lift sm:w-[356px] [&_[data-icon]]:shrink-0',
  content: 'grid flex-1 gap-0.5',
  title: 'font-medium',
  description: 'text-paper/75 text-[13px]',
  actionButton:
    'shrink-0 rounded-sm px-2 py-1 font-semibold text-paper underline underline-offset-4 hover:bg-paper/15',
}

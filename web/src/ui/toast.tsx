import { lazy, Suspense } from 'react'
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

/** Nothing on the first screen needs it, so it comes with the first toast, or a little later. Milliseconds. */
const load = () => import('./toaster.tsx')
const asked = Promise.withResolvers<void>()
const patience = 2000
const LazyToaster = lazy(async () => {
  await Promise.race([asked.promise, new Promise((resolve) => setTimeout(resolve, patience))])
  return { default: (await load()).Toaster }
})

async function show(kind: 'message' | 'success' | 'error', title: string, options: ToastOptions = {}) {
  const { description, undo, onSettled, duration = undo || kind === 'error' ? 8000 : 4000 } = options
  asked.resolve()
  const { present } = await load()
  let open = true
  const once = (effect: (() => void) | undefined) => () => {
    if (open) effect?.()
    open = false
  }
  await present(kind, title, {
    ...(description ? { description } : {}),
    ...(undo ? { action: { label: 'Undo', onClick: once(undo) } } : {}),
    onAutoClose: once(onSettled),
    onDismiss: once(onSettled),
    duration,
  })
}

/** Short news at the edge of the screen. `failed` tells what did not work and why. */
export const toast = {
  message: (title: string, options?: ToastOptions) => void show('message', title, options),
  success: (title: string, options?: ToastOptions) => void show('success', title, options),
  error: (title: string, options?: ToastOptions) => void show('error', title, options),
  failed: (title: string, error: unknown) =>
    void show('error', title, error instanceof ApiError ? { description: error.explanation } : {}),
}

/** Mounted once, by the shell. */
export function Toaster() {
  return (
    <Suspense fallback={null}>
      <LazyToaster />
    </Suspense>
  )
}

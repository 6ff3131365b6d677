import { ApiError } from '../api.ts'
import { lazyPart } from './lazy-part.tsx'
import { onDemand } from './on-demand.ts'

interface ToastOptions {
  description?: string
  /** An undo, which is offered while the toast is shown. */
  undo?: () => void
  /** Called when the toast went away without being undone, so that work which waited for that can start. */
  onSettled?: () => void
  /** Milliseconds. */
  duration?: number
}

/** Nothing on the first screen needs it, so it is loaded with the first toast, or a little later. */
const load = onDemand(() => import('./toaster.tsx'))
const asked = Promise.withResolvers<void>()
const patience = 2000

/** Mounted once, by the shell. */
export const Toaster = lazyPart(async () => {
  await Promise.race([asked.promise, new Promise((resolve) => setTimeout(resolve, patience))])
  return (await load()).Toaster
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

/** A toast that cannot be shown is lost, but what it reports has happened all the same. */
const tell = (...news: Parameters<typeof show>) => show(...news).catch(() => undefined)

/** Short notifications at the edge of the screen. `failed` says what did not work and why. */
export const toast = {
  message: (title: string, options?: ToastOptions) => void tell('message', title, options),
  success: (title: string, options?: ToastOptions) => void tell('success', title, options),
  error: (title: string, options?: ToastOptions) => void tell('error', title, options),
  failed: (title: string, error: unknown) =>
    void tell('error', title, error instanceof ApiError ? { description: error.explanation } : {}),
}

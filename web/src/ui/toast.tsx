import { ApiError } from '../api.ts'
import { lazyPart } from './lazy-part.tsx'
import { onDemand } from './on-demand.ts'

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

/** News that cannot be shown is lost; what it tells has happened all the same. */
const tell = (...news: Parameters<typeof show>) => show(...news).catch(() => undefined)

/** Short news at the edge of the screen. `failed` tells what did not work and why. */
export const toast = {
  message: (title: string, options?: ToastOptions) => void tell('message', title, options),
  success: (title: string, options?: ToastOptions) => void tell('success', title, options),
  error: (title: string, options?: ToastOptions) => void tell('error', title, options),
  failed: (title: string, error: unknown) =>
    void tell('error', title, error instanceof ApiError ? { description: error.explanation } : {}),
}

import type { createMaking } from '../../services/photos/archives/making.ts'
import type { PhotoArchiveDue } from '../../services/photos/events.ts'

export interface HandlerDeps {
  making: ReturnType<typeof createMaking>
}

/** Makes archives of photos in steps, and removes them when they are over. */
export const createHandler =
  ({ making }: HandlerDeps) =>
  (due: PhotoArchiveDue): Promise<void> =>
    making.work(due)

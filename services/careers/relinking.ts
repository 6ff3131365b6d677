// Moves what names one job to another job.
import type { Firestore } from '@google-cloud/firestore'
import { createApplicationStore } from './applications/store.ts'
import { createCvStore } from './cvs/store.ts'

/** CVs of one job at a time. */
const AT_ONCE = 100

export function createRelinking(firestore: Firestore, now: () => number) {
  const applications = createApplicationStore(firestore, now)
  const cvs = createCvStore(firestore, now)

  return async (ownerId: string, { from, to }: { from: string; to: string }): Promise<void> => {
    for await (const unread of applications.each(ownerId))
      if (unread.read()?.jobId === from)
        await applications.change(unread.id, (found) =>
          found?.jobId === from ? { ...found, jobId: to } : null,
        )

    for (const facet of [`cvs/${from}`, `trash/${from}`]) {
      // Those that moved have another facet, so the first page is always what is left.
      for (;;) {
        const found = await cvs.list({ ownerId, facet, limit: AT_ONCE })
        for (const { id } of found)
          await cvs.change(id, (cv) => (cv?.jobId === from ? { ...cv, jobId: to } : null))
        if (found.length < AT_ONCE) break
      }
    }
  }
}

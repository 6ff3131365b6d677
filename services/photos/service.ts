// Photos: uploaded by the browser straight to storage, made viewable by functions, shown, sorted, and deleted.
import type { Grants } from '../platform/grants.ts'
import type { Publish } from '../platform/publish.ts'
import { createBrowsing } from './browsing.ts'
import { createDuplicates } from './duplicates.ts'
import { createEditing } from './editing.ts'
import { createFinding } from './finding.ts'
import { createMarking } from './marking.ts'
import { createOnThisDay } from './on-this-day.ts'
import { createPlaces } from './places.ts'
import { createStatistics } from './statistics.ts'
import type { PhotoStore } from './store.ts'
import { createUploads } from './uploads.ts'
import { createWatching } from './watching.ts'

export interface PhotosDeps {
  store: PhotoStore
  grants: Grants
  publish: Publish
  /** Milliseconds since the epoch. */
  now: () => number
  newId: () => string
  /** Bytes that one person may store. */
  quotaBytes?: number
}

export type Photos = ReturnType<typeof createPhotos>

/** Everything that the API needs; what functions need is in `processing.ts` and `sweeping.ts`. */
export function createPhotos(deps: PhotosDeps) {
  const browsing = createBrowsing(deps)
  return {
    ...createUploads(deps),
    ...browsing,
    ...createEditing(deps),
    ...createMarking(deps),
    ...createDuplicates(deps),
    ...createOnThisDay(deps),
    ...createPlaces(deps),
    ...createStatistics(deps),
    ...createWatching(deps),
    finding: createFinding(browsing),
  }
}

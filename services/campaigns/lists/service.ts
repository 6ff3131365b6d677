// Lists of recipients: uploaded or pasted, read by a function, corrected in their mapping, and taken into a campaign.
import { liveRecords } from '../../platform/record-live.ts'
import type { CampaignChanges } from '../schemas.ts'
import { type BrowsingDeps, createBrowsing } from './browsing.ts'
import { createEditing, type EditingDeps } from './editing.ts'
import type { ListRecord } from './record.ts'
import type { ListStore } from './store.ts'
import { createUploads, type UploadsDeps } from './uploads.ts'
import { toList } from './views.ts'

export type ListsDeps = Omit<BrowsingDeps & EditingDeps & UploadsDeps, 'store'> & { store: ListStore }

export type Lists = ReturnType<typeof createLists>

/** Everything that the API needs; what functions need is in `importing.ts`, `removing.ts` and `sweeping.ts`. */
export function createLists(deps: ListsDeps) {
  const { mapColumns, take, undo, delete: remove } = createEditing(deps)
  return {
    ...createUploads(deps),
    ...createBrowsing(deps),
    mapColumns,
    take,
    undo,
    delete: remove,
    live: liveRecords<ListRecord, CampaignChanges>({
      watch: deps.store.watch,
      changed: (list) => ({ type: 'recipient-list', data: toList(list) }),
      removed: (id) => ({ type: 'recipient-list-removed', data: { id } }),
    }),
  }
}

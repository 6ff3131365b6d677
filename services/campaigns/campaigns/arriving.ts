import { isoTime } from '../../platform/times.ts'
import type { CampaignRecord, StoredAttachment } from './record.ts'
import type { CampaignStore } from './store.ts'

/** A file that has arrived in `documents`. */
export interface ArrivedFile {
  campaignId: string
  id: string
  path: string
  /** Bytes. */
  size: number
}

export type Arriving = ReturnType<typeof createArriving>

/**
 * Whether a file has to be removed because nobody wants it any more. An upload that was granted may end days after its
 * file was taken off; its bytes count until they are gone.
 */
export const createArriving =
  ({ store, now }: { store: Pick<CampaignStore, 'change'>; now: () => number }) =>
  async (file: ArrivedFile): Promise<boolean> => {
    const campaign = await store.change(file.campaignId, (found) =>
      found?.state !== 'live' || isNamed(found, file.id)
        ? null
        : { ...found, leftovers: [...found.leftovers, leftover(file, isoTime(now()))] },
    )
    return campaign?.state !== 'live' || campaign.leftovers.some(({ id }) => id === file.id)
  }

const isNamed = ({ attachments, leftovers }: CampaignRecord, id: string): boolean =>
  [...attachments, ...leftovers].some((each) => each.id === id)

const leftover = ({ id, path, size }: ArrivedFile, addedAt: string): StoredAttachment => ({
  ...{ id, kind: 'file', name: id, contentType: 'application/octet-stream', size },
  ...{ status: 'ready', bucket: 'documents', path, addedAt },
})

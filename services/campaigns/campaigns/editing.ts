import { AppError } from '../../platform/errors.ts'
import type { Publish } from '../../platform/publish.ts'
import type { Changed } from '../../platform/records.ts'
import { isoTime } from '../../platform/times.ts'
import { forGood, fromTrash, toTrash } from '../../platform/trash.ts'
import { campaignsDiscarded } from '../events.ts'
import { checkSchedule } from './check-schedule.ts'
import { newCampaign } from './new-campaign.ts'
import { ownCampaign } from './ownership.ts'
import type { CampaignFacts, CampaignRecord } from './record.ts'
import type { Campaign, CampaignCreation, CampaignEdit } from './schemas.ts'
import type { CampaignStore } from './store.ts'
import { toCampaign } from './views.ts'

export interface EditingDeps {
  store: Pick<CampaignStore, 'get' | 'create' | 'change' | 'changeMany'>
  publish: Publish
  now: () => number
  newId: () => string
}

/** Edits of a person's own campaigns. One that is not theirs stops the whole edit. All throw AppError `not-found`. */
export function createEditing({ store, publish, now, newId }: EditingDeps) {
  const changeOwn = (
    ownerId: string,
    ids: string[],
    change: (campaign: CampaignRecord) => Changed<CampaignFacts>,
  ) => store.changeMany(ids, (found, id) => change(ownCampaign(found, ownerId, id)))

  return {
    async create(ownerId: string, { title }: CampaignCreation): Promise<Campaign> {
      const at = isoTime(now())
      return toCampaign(await store.create(newCampaign({ id: newId(), ownerId, title, at })))
    },

    /** A draft with the same words and schedule, without recipients and files. */
    async duplicate(ownerId: string, id: string): Promise<Campaign> {
      const { title, template, schedule, sender } = ownCampaign(await store.get(id), ownerId, id)
      const copy = newCampaign({
        id: newId(),
        ownerId,
        title: `${title.slice(0, 190)} (copy)`,
        at: isoTime(now()),
      })
      const words = { template, sender, schedule: { ...schedule, startsAt: null } }
      return toCampaign(await store.create({ ...copy, ...words }))
    },

    /**
     * Throws AppError `conflict` for a version that is no longer the present one, and for a campaign whose mails are
     * going out; `invalid` for a schedule that makes no sense.
     */
    async edit(ownerId: string, id: string, { version, ...edit }: CampaignEdit): Promise<Campaign> {
      const edited = await store.change(id, (current) => {
        const own = ownCampaign(current, ownerId, id)
        if (own.version !== version) throw elsewhere()
        if (edit.schedule) checkSchedule(edit.schedule)
        if (edit.template || edit.schedule || edit.sender) checkEditable(own)
        return { ...own, ...edit, version: own.version + 1 }
      })
      return toCampaign(ownCampaign(edited, ownerId, id))
    },

    /** Throws AppError `conflict` for one whose mails are going out. */
    async trash(ownerId: string, ids: string[]): Promise<void> {
      await changeOwn(ownerId, ids, (campaign) => {
        if (campaign.status === 'running')
          throw new AppError('conflict', 'Mails of this campaign are going out. Pause or cancel it first.')
        return toTrash(now)(campaign)
      })
    },

    async restore(ownerId: string, ids: string[]): Promise<void> {
      await changeOwn(ownerId, ids, fromTrash)
    },

    /** Deletes campaigns for good. Throws AppError `conflict` for one that is not in the trash. */
    async delete(ownerId: string, ids: string[]): Promise<void> {
      await changeOwn(ownerId, ids, (campaign) => forGood(campaign))
      await Promise.all(ids.map((id) => publish(campaignsDiscarded, { ownerId, subject: 'campaigns', id })))
    },
  }
}

/** Words, files and recipients change only while no mail goes out. Throws AppError `conflict`. */
export function checkEditable({ status, trashedAt }: CampaignRecord): void {
  if (trashedAt !== null) throw new AppError('conflict', 'This campaign is in the trash')
  if (status === 'running') throw new AppError('conflict', 'Mails are going out. Pause the campaign first.')
  if (status === 'cancelled') throw new AppError('conflict', 'This campaign was cancelled')
}

const elsewhere = () =>
  new AppError('conflict', 'This campaign was changed in another window. Look at it again first.', {
    reason: 'changed-elsewhere',
  })

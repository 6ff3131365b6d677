// What a person decides about one recipient. All throw after saying why in a toast, so that a dialog stays open.
import type { Resolution } from '../../../../../services/campaigns/recipients/schemas.ts'
import { toast } from '../../../ui/toast.tsx'
import { markBounced, resolveRecipient, retryRecipient } from '../data/recipients-data.ts'
import { suppress } from '../suppressions/suppressions-data.ts'
import { refreshProgress, telling } from './campaign-data.ts'

export interface Place {
  campaignId: string
  id: string
}

async function decide({ campaignId }: Place, failed: string, answer: Promise<unknown>): Promise<void> {
  await telling(failed, answer)
  void refreshProgress(campaignId)
}

export const decideUnknown = (place: Place, as: Resolution['as']) =>
  decide(place, 'Not decided', resolveRecipient(place.campaignId, place.id, as))

export const tryAgain = (place: Place) =>
  decide(place, 'Not tried again', retryRecipient(place.campaignId, place.id))

export const sayBounced = (place: Place) =>
  decide(place, 'Not marked', markBounced(place.campaignId, place.id))

export async function neverWriteAgain(place: Place, email: string): Promise<void> {
  await decide(place, 'Not added', suppress([email]))
  toast.success(`Your campaigns will not write to ${email} again`)
}

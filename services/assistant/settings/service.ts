// What the maker decides about the assistant of the own shop.
import type { Firestore } from '@google-cloud/firestore'
import { SECOND_MS } from '../../platform/durations.ts'
import { AppError } from '../../platform/errors.ts'
import { keepMostRecent } from '../../platform/keep-most-recent.ts'
import { SETTINGS, settingsDocuments } from './record.ts'
import type { AssistantSettings, AssistantSettingsEdit } from './schemas.ts'

/** It works without any setting up. */
export const USUAL: AssistantSettings = { isOn: true, greeting: '', takesHandOvers: true }

export interface SettingsDeps {
  firestore: Firestore
  now: () => number
}

const KEPT_MS = SECOND_MS
const MOST_SHOPS = 2000

export type Settings = ReturnType<typeof createSettings>

export function createSettings({ firestore, now }: SettingsDeps) {
  const of = (ownerId: string) => firestore.collection(SETTINGS).doc(ownerId)
  const known = keepMostRecent<{ at: number; settings: Promise<AssistantSettings> }>(MOST_SHOPS)

  async function read(ownerId: string): Promise<AssistantSettings> {
    const { isOn, greeting, takesHandOvers } = settingsDocuments.read(await of(ownerId).get()) ?? USUAL
    return { isOn, greeting, takesHandOvers }
  }

  return {
    /** Every question asks, so what another instance has changed may stay unseen for a second. */
    get(ownerId: string): Promise<AssistantSettings> {
      const kept = known.get(ownerId)
      if (kept && Math.abs(now() - kept.at) < KEPT_MS) return kept.settings
      const fresh = { at: now(), settings: read(ownerId) }
      known.set(ownerId, fresh)
      fresh.settings.catch(() => {
        if (known.peek(ownerId) === fresh) known.delete(ownerId)
      })
      return fresh.settings
    },

    async edit(ownerId: string, edit: AssistantSettingsEdit): Promise<AssistantSettings> {
      const edited = await firestore.runTransaction(async (transaction) => {
        const before = settingsDocuments.read(await transaction.get(of(ownerId))) ?? USUAL
        const { isOn, greeting, takesHandOvers } = { ...before, ...edit }
        const settings = { isOn, greeting: greeting.trim(), takesHandOvers }
        transaction.set(of(ownerId), settingsDocuments.data({ ownerId, ...settings }))
        return settings
      })
      known.delete(ownerId)
      return edited
    },
  }
}

export const noShop = () => new AppError('not-found', 'You have not opened a shop yet')

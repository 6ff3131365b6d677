// What the maker decides about the assistant of the own shop.
import type { Firestore } from '@google-cloud/firestore'
import { AppError } from '../../platform/errors.ts'
import { SETTINGS, settingsDocuments } from './record.ts'
import type { AssistantSettings, AssistantSettingsEdit } from './schemas.ts'

/** It works without any setting up. */
export const USUAL: AssistantSettings = { isOn: true, greeting: '', takesHandOvers: true }

export type Settings = ReturnType<typeof createSettings>

export function createSettings({ firestore }: { firestore: Firestore }) {
  const of = (ownerId: string) => firestore.collection(SETTINGS).doc(ownerId)

  return {
    async get(ownerId: string): Promise<AssistantSettings> {
      const { isOn, greeting, takesHandOvers } = settingsDocuments.read(await of(ownerId).get()) ?? USUAL
      return { isOn, greeting, takesHandOvers }
    },

    edit: (ownerId: string, edit: AssistantSettingsEdit): Promise<AssistantSettings> =>
      firestore.runTransaction(async (transaction) => {
        const before = settingsDocuments.read(await transaction.get(of(ownerId))) ?? USUAL
        const { isOn, greeting, takesHandOvers } = { ...before, ...edit }
        const settings = { isOn, greeting: greeting.trim(), takesHandOvers }
        transaction.set(of(ownerId), settingsDocuments.data({ ownerId, ...settings }))
        return settings
      }),
  }
}

export const noShop = () => new AppError('not-found', 'You have not opened a shop yet')

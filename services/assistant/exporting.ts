import type { Firestore } from '@google-cloud/firestore'
import { type Exporting, joinExports, jsonFile } from '../platform/exporting.ts'
import { createExporting as createConversationExporting } from './conversations/exporting.ts'
import type { ConversationStore } from './conversations/store.ts'
import { SETTINGS, settingsDocuments } from './settings/record.ts'

export interface ExportingDeps {
  firestore: Firestore
  store: ConversationStore
  now: () => number
}

/** What the shop knows is the shop's own texts, which its room exports. */
export const createExporting = ({ firestore, store, now }: ExportingDeps): Exporting =>
  joinExports([
    {
      async *export(accountId) {
        const settings = settingsDocuments.read(await firestore.collection(SETTINGS).doc(accountId).get())
        if (!settings) return
        const { id: _id, ownerId: _ownerId, ...decided } = settings
        yield jsonFile('assistant/settings.json', decided, new Date(now()))
      },
    },
    createConversationExporting({ store, now }),
  ])

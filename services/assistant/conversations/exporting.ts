import { Readable } from 'node:stream'
import type { ExportedFile, Exporting } from '../../platform/exporting.ts'
import { ofAccount } from './customers.ts'
import type { ConversationRecord } from './record.ts'
import type { ConversationStore } from './store.ts'
import { toConversationWithMessages, toShopConversationWithMessages } from './views.ts'

export interface ExportingDeps {
  store: Pick<ConversationStore, 'each' | 'everywhere' | 'messagesOf'>
  now: () => number
}

type Describe = typeof toConversationWithMessages

/** Of one customer, in all shops. */
const MOST_ASKED = 2000

/** What customers asked in the person's shop, and what the person asked in others. A file for each conversation. */
export function createExporting({ store, now }: ExportingDeps): Exporting {
  const json = async (record: ConversationRecord, describe: Describe, more: object = {}) => {
    const described = { ...more, ...describe(record, await store.messagesOf(record.id), now()) }
    return Readable.from([`${JSON.stringify(described, null, 2)}\n`])
  }
  const file = (folder: string, id: string, modifiedAt: Date, content: () => Promise<Readable>) =>
    ({ path: `${folder}/${id}.json`, modifiedAt, shrinks: true, content }) satisfies ExportedFile

  return {
    async *export(accountId) {
      for await (const { id, read } of store.each(accountId)) {
        // One that cannot be read is listed among what is missing, and the archive continues.
        yield file('assistant/conversations', id, new Date(now()), async () => {
          const record = read()
          return record ? json(record, toShopConversationWithMessages) : Readable.from(['null\n'])
        })
      }
      for (const record of await store.everywhere(ofAccount(accountId), MOST_ASKED))
        yield file('assistant/asked', record.id, new Date(record.updatedAt), () =>
          json(record, toConversationWithMessages, { shop: record.handle }),
        )
    },
  }
}

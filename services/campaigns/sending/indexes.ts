import type { DatabaseIndexes } from '../../platform/indexes.ts'

/** Fields that are large or never queried alone; each automatic index would cost storage and a write. */
const unasked = {
  senders: 'allowed lowered mailbox log gapUntil running resuming awaitingMailbox cancelling updatedAt'.split(
    ' ',
  ),
  campaigns: ['sentByHour', 'failedByHour'],
}

export const sendingIndexes: DatabaseIndexes = {
  composite: [
    {
      collection: 'recipients',
      fields: [
        { path: 'campaignId', order: 'ASCENDING' },
        { path: 'state', order: 'ASCENDING' },
        { path: 'nextAt', order: 'ASCENDING' },
      ],
    },
  ],
  ttl: [],
  exempt: [
    ...unasked.senders.map((field) => ({ collection: 'senders', field })),
    ...unasked.campaigns.map((field) => ({ collection: 'campaigns', field })),
  ],
}

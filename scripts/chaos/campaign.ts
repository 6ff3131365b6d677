// A campaign of a person who has the local mailbox, as the wizard would have left it.
import type { Firestore } from '@google-cloud/firestore'
import { newCampaign } from '../../services/campaigns/campaigns/new-campaign.ts'
import { localMailbox } from '../../services/campaigns/mailboxes/new-mailbox.ts'
import { newRecipient } from '../../services/campaigns/recipients/new-recipient.ts'
import { type ListedRecipient, recipientDocuments } from '../../services/campaigns/recipients/record.ts'
import { createRecipientStore } from '../../services/campaigns/recipients/store.ts'
import { createControls } from '../../services/campaigns/sending/controls.ts'
import { newSender } from '../../services/campaigns/sending/new-sender.ts'
import { createSendingParts } from '../../services/campaigns/sending/parts.ts'
import { type Sender, senderDocuments } from '../../services/campaigns/sending/record.ts'
import { newId } from '../../services/platform/ids.ts'
import { isoTime } from '../../services/platform/times.ts'

export interface CampaignsDeps {
  firestore: Firestore
  now: () => number
  ownerId: string
  /** Left out, everybody's limits hold. */
  limits?: Sender['allowed']
}

export function createCampaigns({ firestore, now, ownerId, limits = null }: CampaignsDeps) {
  const parts = createSendingParts({ firestore, now })
  const recipients = createRecipientStore(firestore)
  const controls = createControls({
    ...parts,
    check: async () => ({ canStart: true, findings: [], recipients: 1, largestMail: 1 }),
    async ensureSender() {
      if (await parts.store.get(ownerId)) return
      const mailbox = localMailbox({ email: `${ownerId}@example.com`, name: 'Ana' }, isoTime(now()))
      const sender = { ...newSender(ownerId, mailbox, now()), allowed: limits }
      await parts.store.sender(ownerId).create(senderDocuments.data(sender))
    },
    publish: async () => '1',
  })

  return {
    ...parts,
    controls,

    /** A draft with as many recipients; returns its id. */
    async create(count: number): Promise<string> {
      const id = newId()
      const at = isoTime(now())
      const facts = newCampaign({ id, ownerId, title: 'Galleries', at })
      await parts.campaigns.create({
        ...facts,
        template: { subject: 'Hello {{first_name}}', body: 'Hello {{first_name}},\n\nthis is **my work**.' },
        sender: { name: 'Ana', footer: 'Ana, Street 1, Berlin', replyTo: '' },
        counts: { ...facts.counts, total: count },
      })
      const writer = firestore.bulkWriter()
      for (let position = 0; position < count; position++) {
        const email = `person-${position}@example.com`
        const fields = { email, first_name: `Person ${position}` }
        const of = { ownerId, campaignId: id, email, fields, position, listId: null, row: null }
        const recipient = newRecipient({ ...of, at, newId })
        void writer.set(recipients.reference(recipient.id), recipientDocuments.data(recipient))
      }
      await writer.close()
      return id
    },

    async all(id: string): Promise<ListedRecipient[]> {
      const all: ListedRecipient[] = []
      for await (const recipient of recipients.each(id)) all.push(recipient)
      return all
    },

    /** When the next lease is over, in milliseconds; null when nothing is claimed. */
    async nextLease(): Promise<number | null> {
      const held = firestore
        .collection('recipients')
        .where('leaseUntil', '>', '')
        .orderBy('leaseUntil')
        .limit(1)
      const { docs } = await held.get()
      return docs[0] ? Date.parse(docs[0].get('leaseUntil')) : null
    },
  }
}

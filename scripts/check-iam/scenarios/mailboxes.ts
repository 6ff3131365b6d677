// Campaigns through a person's Gmail, with files, and what becomes of a mail that nobody knows about.
import { consent } from '../../../local-cloud/google-mail/testing.ts'
import type { AttachmentUploadAnswer } from '../../../services/campaigns/campaigns/attachment-schemas.ts'
import { campaignTick } from '../../../services/campaigns/events.ts'
import type { GmailConsent, MailboxSettings } from '../../../services/campaigns/mailboxes/schemas.ts'
import { startSession } from '../../client.ts'
import type { Scenario } from '../scenario.ts'
import type { World } from '../world.ts'
import { empty } from './accounts.ts'
import { sendCampaign } from './campaigns.ts'
import { readyResume } from './careers.ts'

const PAST = '2000-01-01T00:00:00.000Z'

async function connectGmail({ maker }: World): Promise<void> {
  const { url } = await maker.call<GmailConsent>('POST', '/mailbox/gmail', { reconciles: true })
  const { location } = await consent(url)
  const { pathname, search } = new URL(location ?? '')
  await (await maker.send('GET', pathname + search)).body?.cancel()
  const { mailbox } = await maker.call<MailboxSettings>('GET', '/mailbox')
  if (mailbox?.kind !== 'gmail') throw new Error('Gmail is not connected')
}

/** What comes after it is sent into the local mailbox again. */
async function withGmail(world: World, work: () => Promise<void>): Promise<void> {
  await connectGmail(world)
  try {
    await work()
  } finally {
    await world.maker.call('POST', '/mailbox/local')
  }
}

async function attachFile({ maker }: World, campaignId: string): Promise<void> {
  const path = `/campaigns/${campaignId}/attachments`
  const body = new TextEncoder().encode('flyer')
  const contentType = 'application/pdf'
  const { attachment, grant } = await maker.call<AttachmentUploadAnswer>('POST', `${path}/uploads`, {
    ...{ name: 'flyer.pdf', contentType, size: body.length },
  })
  await fetch(await startSession(grant), { method: 'PUT', headers: { 'content-type': contentType }, body })
  await maker.call('POST', `${path}/${attachment.id}/finish`)
}

export const mailboxes: Scenario[] = [
  {
    name: 'the first mailbox makes the key that seals it',
    fresh: ['api'],
    async run(world) {
      await empty(world, 'mailbox-key')
      await withGmail(world, async () => {})
    },
  },
  {
    name: 'a campaign is sent through Gmail',
    fresh: ['mail-send'],
    run: (world) => withGmail(world, async () => void (await sendCampaign(world))),
  },
  {
    name: 'a campaign is sent with a file and a résumé',
    async run(world) {
      const { id: resumeId } = await readyResume(world)
      await sendCampaign(world, async ({ id }) => {
        await attachFile(world, id)
        await world.maker.call('POST', `/campaigns/${id}/attachments`, { kind: 'resume', resumeId })
      })
    },
  },
  {
    name: 'a mail of unknown outcome is looked up in Gmail',
    fresh: ['campaign-pace'],
    run: (world) =>
      withGmail(world, async () => {
        const { id } = await sendCampaign(world)
        const found = await world.firestore.collection('recipients').where('campaignId', '==', id).get()
        const [mail] = found.docs
        await mail?.ref.update({ state: 'transmitting', leaseUntil: PAST })
        world.send(campaignTick, {}, { for: 'campaign-pace' })
        await world.until('it is known', async () => (await mail?.ref.get())?.get('state') === 'sent')
      }),
  },
]

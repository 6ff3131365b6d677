// The room of mails to many people, each as one to one. Each subject offers its parts; here they become the room's.
import type { Firestore } from '@google-cloud/firestore'
import type { Bucket } from '@google-cloud/storage'
import { joinFindings } from '../platform/finding.ts'
import type { Grants } from '../platform/grants.ts'
import type { LiveStream } from '../platform/live.ts'
import type { Publish } from '../platform/publish.ts'
import { joinStreams } from '../platform/record-live.ts'
import { type BouncesDeps, createBounces } from './bounces/service.ts'
import { type AttachmentsDeps, createAttachments } from './campaigns/attachments.ts'
import { createCampaigns } from './campaigns/service.ts'
import { createCampaignStore } from './campaigns/store.ts'
import type { TailoredCvs } from './campaigns/tailored-cvs.ts'
import { createTailoring } from './campaigns/tailoring.ts'
import { createExporting } from './exporting.ts'
import { createLists } from './lists/service.ts'
import { createListStore } from './lists/store.ts'
import { createMailboxes, type MailboxesDeps } from './mailboxes/service.ts'
import { createRecipients } from './recipients/service.ts'
import { createRecipientStore } from './recipients/store.ts'
import type { CampaignChanges } from './schemas.ts'
import { createSendingParts } from './sending/parts.ts'
import { createSending } from './sending/service.ts'
import { createSuppressions } from './suppressions/service.ts'
import { createSuppressionStore } from './suppressions/store.ts'
import { createUnsubscribing } from './suppressions/unsubscribing.ts'
import { createTemplates } from './templates/service.ts'

export interface CampaignRoomDeps
  extends Pick<MailboxesDeps, 'transports' | 'google' | 'keys' | 'accountOf' | 'log'> {
  firestore: Firestore
  publish: Publish
  documents: Bucket
  papers: Bucket
  /** For uploads into `documents`. */
  grants: Grants
  cvs: TailoredCvs
  resumePdf: AttachmentsDeps['resumePdf']
  confirm: BouncesDeps['confirm']
  /** Bytes that one person may store. */
  quotaBytes: number
  /** Where the studio is reached, for the links in mails. */
  publicUrl: string
  /** Milliseconds since the epoch. */
  now: () => number
  newId: () => string
}

export type CampaignRoom = ReturnType<typeof createCampaignRoom>

/** What the API needs; functions take the parts of single subjects. */
export function createCampaignRoom(deps: CampaignRoomDeps) {
  const { firestore, now } = deps
  const campaignStore = createCampaignStore(firestore, now)
  const recipientStore = createRecipientStore(firestore)
  const suppressionStore = createSuppressionStore(firestore, now)
  const campaigns = createCampaigns({ ...deps, store: campaignStore })
  const attachments = createAttachments({ ...deps, store: campaignStore })
  const tailoring = createTailoring({ ...deps, store: campaignStore, recipients: recipientStore })
  const { pausing } = createSendingParts({ firestore, now })
  const mailboxes = createMailboxes({ ...deps, takeBack: pausing.takeBackAll })
  const templates = createTemplates({
    ...deps,
    ...{ mailboxes, tailoring, campaigns: campaignStore, recipients: recipientStore },
    buckets: { documents: deps.documents, papers: deps.papers },
  })
  const sending = createSending({ ...deps, mailboxes, check: templates.checkRecord })
  const recipients = createRecipients({ ...deps, campaigns: campaignStore, store: recipientStore })
  const lists = createLists({
    ...deps,
    campaigns: campaignStore,
    store: createListStore(firestore, now),
  })
  const bounces = createBounces({
    ...deps,
    ...{ recipients: recipientStore, suppressions: suppressionStore },
    ...{ bounced: sending.bounced, withdraw: sending.withdraw },
  })
  const { withdraw } = sending
  const suppressions = createSuppressions({ firestore, store: suppressionStore, withdraw })
  const unsubscribing = createUnsubscribing({
    ...deps,
    campaigns: campaignStore,
    recipients: recipientStore,
    suppressions: suppressionStore,
    withdraw,
  })

  /** One line for each subject that tells windows about changes. */
  const streams: LiveStream<CampaignChanges>[] = [campaigns.live, lists.live, sending.settings.live]

  return {
    campaigns,
    attachments,
    tailoring,
    templates,
    lists,
    sending,
    bounces,
    recipients,
    suppressions,
    unsubscribing,
    mailboxes,
    live: joinStreams(streams),
    finding: joinFindings([campaigns.finding]),
    exporting: createExporting(deps),
  }
}

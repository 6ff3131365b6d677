// Events about records that are gone: the database is asked, and the event is let go.
import { functions } from '../../../infra/functions.ts'
import type { Topic } from '../../../services/platform/topic.ts'
import type { Trigger } from '../../../services/platform/trigger.ts'
import type { Scenario } from '../scenario.ts'
import type { World } from '../world.ts'

const GONE = 'gone'
const OWNER = 'somebody'

type Payload = (world: World) => object

const upload =
  (bucket: string, name: string): Payload =>
  ({ cloud }) => ({ bucket: `${cloud.projectId}-${bucket}`, name, generation: '1', size: '1' })
const fixed =
  (payload: object): Payload =>
  () =>
    payload

/** By topic. */
const PAYLOADS: Record<string, Payload> = {
  'account-mail-due': fixed({ mailId: GONE }),
  'account-forgotten': fixed({ accountId: GONE }),
  'photo-uploaded': upload('originals', `${OWNER}/${GONE}`),
  'photo-discarded': fixed({ ownerId: OWNER, photoId: GONE }),
  'photo-adjusted': fixed({ ownerId: OWNER, photoId: GONE }),
  'photo-archive-due': fixed({ ownerId: OWNER, archiveId: GONE }),
  'photo-backfill-due': fixed({ part: 'metadata' }),
  'album-changed': fixed({ ownerId: OWNER, albumId: GONE }),
  'job-submitted': fixed({ ownerId: OWNER, jobId: GONE, reading: 1 }),
  'job-page-needed': fixed({ ownerId: OWNER, jobId: GONE, reading: 1 }),
  'resume-uploaded': upload('documents', `careers/resumes/${OWNER}/${GONE}/document`),
  'cv-requested': fixed({ ownerId: OWNER, cvId: GONE, revision: 1 }),
  'cv-ready': fixed({ ownerId: OWNER, cvId: GONE, revision: 1 }),
  'insights-requested': fixed({ ownerId: OWNER }),
  'careers-discarded': fixed({ ownerId: OWNER, subject: 'jobs', id: GONE }),
  'recipients-uploaded': upload('documents', `campaigns/lists/${OWNER}/${GONE}/file`),
  'campaign-tick': fixed({}),
  'sweep-tick': fixed({}),
  'mail-due': fixed({ ownerId: OWNER, mails: [{ recipientId: GONE, claimId: GONE }] }),
  'campaigns-discarded': fixed({ ownerId: OWNER, subject: 'lists', id: GONE }),
  'knowledge-changed': fixed({ ownerId: OWNER, changes: [] }),
  'order-placed': fixed({ ownerId: OWNER, orderId: GONE }),
  'photo-share-due': fixed({ linkId: GONE, photoId: GONE }),
  'shop-image-wanted': fixed({
    photoId: GONE,
    version: 'a'.repeat(16),
    width: 320,
    shape: 'fit',
    format: 'webp',
  }),
  'catalogue-uploaded': upload('documents', `shop/imports/${OWNER}/${GONE}/file`),
  'catalogue-discarded': fixed({ ownerId: OWNER, id: GONE }),
}

/** Sends the event to this function alone. */
export function sendLate(world: World, { name, topic }: Trigger & { topic: Topic }): void {
  const payload = PAYLOADS[topic.name]
  if (!payload) throw new Error(`No event is known for ${topic.name}`)
  world.send(topic, payload(world), { for: name })
}

export const isAcked = ({ told }: World, subscription: string): boolean =>
  told.some(
    (each) => each.kind === 'delivered' && each.subscription === subscription && each.result === 'acked',
  )

type EventTrigger = Trigger & { topic: Topic }

export const eventTriggers: EventTrigger[] = functions.filter(
  (trigger): trigger is EventTrigger => trigger.topic !== 'dead-letters',
)

export const lateEvents: Scenario[] = eventTriggers.map((trigger) => ({
  name: `${trigger.name} lets a late event go`,
  service: trigger.name,
  async run(world) {
    sendLate(world, trigger)
    await world.until('the event is handled', () => isAcked(world, trigger.name))
  },
}))

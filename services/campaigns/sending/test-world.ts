// Campaigns that go out over the local cloud's database, with a mail server and a clock that do as they are told.
import { indexes } from '../../../infra/indexes.ts'
import type { Delivery, OutgoingMail, Transport } from '../../mail/schemas.ts'
import { newId } from '../../platform/ids.ts'
import type { Publish } from '../../platform/publish.ts'
import { type Observe, startTestCloud } from '../../platform/test-cloud.ts'
import { createTrail } from '../../platform/trail.ts'
import { newCampaign } from '../campaigns/new-campaign.ts'
import type { CampaignFacts } from '../campaigns/record.ts'
import type { MailDue } from '../events.ts'
import { localMailbox } from '../mailboxes/new-mailbox.ts'
import { newRecipient } from '../recipients/new-recipient.ts'
import { recipientDocuments, recipientId } from '../recipients/record.ts'
import { createRecipientStore } from '../recipients/store.ts'
import { createSuppressions } from '../suppressions/service.ts'
import { createUnsubscribing } from '../suppressions/unsubscribing.ts'
import { renderMail } from '../templates/render.ts'
import { createClaiming } from './claiming.ts'
import { createControls } from './controls.ts'
import { createDeciding } from './deciding.ts'
import { createLeases } from './leases.ts'
import { newSender } from './new-sender.ts'
import { createOutcomes } from './outcomes.ts'
import { createPacing } from './pacing.ts'
import { createSendingParts } from './parts.ts'
import { createProgress } from './progress.ts'
import { type Sender, senderDocuments } from './record.ts'
import { createSettings } from './settings.ts'
import type { Step } from './steps.ts'
import { createTransmitting } from './transmitting.ts'
import { createUpkeep } from './upkeep.ts'

export interface SentMail {
  email: string
  recipientId: string
  /** When the mail server had it. */
  at: number
  mail: OutgoingMail
}

/** How the mail server treats a mail. It may call `beforeBody`, and whatever else happens meanwhile. */
export type Behaviour = (mail: OutgoingMail, beforeBody: () => Promise<void>) => Promise<Delivery>

export const taking: Behaviour = async (_mail, beforeBody) => {
  await beforeBody()
  return { outcome: 'sent', providerId: 'queue-1', reply: '250 OK' }
}

export const refusing =
  (delivery: Delivery): Behaviour =>
  async () =>
    delivery

/** Takes the mail, and loses the connection before its answer. */
export const cutting: Behaviour = async (_mail, beforeBody) => {
  await beforeBody()
  return { outcome: 'unknown', reason: 'The connection broke', reply: null }
}

const QUICK = { allowed: { perHour: 500, perDay: 2000, gapSeconds: { min: 60, max: 60 } } }

export const countOf = (states: string[], state: string) => states.filter((each) => each === state).length

export class Killed extends Error {
  override readonly name = 'Killed'
}

/** 2026-11-02 is a Monday. */
export const START = Date.parse('2026-11-02T09:00:00Z')

export async function setUp(observe?: Observe) {
  const cloud = await startTestCloud(indexes, observe)
  const { firestore } = cloud
  let time = START
  const now = () => time
  let random = 0.5
  const published: MailDue[] = []
  const sent: SentMail[] = []
  let behaviour: Behaviour = taking
  let found: boolean | null = null
  const publish: Publish = async (topic, payload) => {
    if (topic.name === 'mail-due') published.push(payload as MailDue)
    return '1'
  }

  const parts = createSendingParts({ firestore, now })
  const recipients = createRecipientStore(firestore)
  const transport: Transport = {
    name: 'local',
    async send(mail, beforeBody) {
      let hasBegun = false
      const delivery = await behaviour(mail, async () => {
        await beforeBody()
        hasBegun = true
      })
      // What the server took is there, whether or not its answer arrived.
      if (hasBegun && (delivery.outcome === 'sent' || delivery.outcome === 'unknown'))
        sent.push({
          email: mail.to.address,
          recipientId: mail.headers['X-Campaign-Recipient'] ?? '',
          at: time,
          mail,
        })
      return delivery
    },
    find: async () => found,
  }
  const unopenable = new Set<string>()
  const open = async (ownerId: string) => {
    if (unopenable.has(ownerId)) throw new Error('Secret Manager is away')
    return transport
  }
  const files = new Map<string, Buffer>()

  /** The programs as one instance of each runs them. */
  function instance(step: Step = async () => undefined) {
    const tick = createPacing({
      ...parts,
      claim: createClaiming({
        ...parts,
        renderMail,
        attachmentsOf: ({ attachments }) =>
          attachments.flatMap(({ bucket, path, name, contentType }) =>
            bucket && path ? [{ bucket, path, filename: name, contentType }] : [],
          ),
        publicUrl: 'https://studio.example',
        newId,
        random: () => random,
      }),
      upkeep: createUpkeep(parts),
      leases: createLeases({ ...parts, open, step }),
      publish,
      waitUntil: async (until) => {
        time = Math.max(time, until)
      },
      step,
    })
    const transmit = createTransmitting({
      ...parts,
      outcomes: createOutcomes({ ...parts, random: () => random }),
      open,
      bouncesTo: () => null,
      load: async ({ path }) => files.get(path) ?? null,
      publicUrl: 'https://studio.example',
      step,
    })
    return { tick, transmit }
  }
  const { tick, transmit } = instance()

  const mailboxes = {
    get: async () => null,
    async ensure(ownerId: string) {
      const mailbox = localMailbox(
        { email: `${ownerId}@example.com`, name: 'Ana' },
        '2026-01-01T00:00:00.000Z',
      )
      await firestore
        .doc(`senders/${ownerId}`)
        .create(senderDocuments.data(newSender(ownerId, mailbox, time)))
        .catch(() => undefined)
    },
  }
  const controls = createControls({
    ...parts,
    check: async () => ({ canStart: true, findings: [], recipients: 1, largestMail: 1 }),
    ensureSender: mailboxes.ensure,
    publish,
  })

  return {
    firestore,
    parts,
    controls,
    deciding: createDeciding({ ...parts, publish }),
    progress: createProgress(parts),
    settings: createSettings({
      ...parts,
      mailboxes,
      trail: createTrail({ firestore, log: { info() {} }, now, newId }),
    }),
    instance,
    suppressions: createSuppressions({ firestore, store: parts.suppressions, withdraw: parts.withdraw }),
    unsubscribing: createUnsubscribing({ ...parts, firestore, recipients }),
    /** What signs in to this person's mailbox cannot be read. */
    lockMailbox: (ownerId: string) => unopenable.add(ownerId),
    unlockMailbox: (ownerId: string) => unopenable.delete(ownerId),
    tick,
    transmit,
    published,
    sent,
    files,
    now,
    behave(next: Behaviour) {
      behaviour = next
    },
    /** What the mailbox answers when a mail is looked up. */
    findsMails(answer: boolean | null) {
      found = answer
    },
    draw(next: number) {
      random = next
    },
    advance(ms: number) {
      time += ms
    },
    setClock(next: number) {
      time = next
    },

    /** A draft with as many recipients. */
    async campaign(
      count: number,
      change: Partial<CampaignFacts> = {},
    ): Promise<{ id: string; ownerId: string }> {
      const ownerId = change.ownerId ?? newId()
      const id = newId()
      const at = new Date(time).toISOString()
      const facts = newCampaign({ id, ownerId, title: `Campaign ${id}`, at })
      await parts.campaigns.create({
        ...facts,
        template: { subject: 'Hello {{first_name}}', body: 'Hello {{first_name}}!' },
        sender: { name: 'Ana', footer: 'Ana, Berlin', replyTo: '' },
        counts: { ...facts.counts, total: count },
        ...change,
        ownerId,
      })
      const writer = firestore.bulkWriter()
      for (let position = 0; position < count; position++) {
        const email = `person-${position}@example.com`
        const fields = { email, first_name: `Person ${position}` }
        const record = newRecipient({
          ...{ ownerId, campaignId: id, email, fields, position, listId: null, row: null },
          ...{ at, newId },
        })
        void writer.set(recipients.reference(record.id), recipientDocuments.data(record))
      }
      await writer.close()
      return { id, ownerId }
    },

    /** Lets a person's limits be what they are given as. */
    async limit(ownerId: string, limits: Partial<Sender> & object) {
      await mailboxes.ensure(ownerId)
      await firestore.doc(`senders/${ownerId}`).update(senderDocuments.data(limits))
    },

    /** A campaign that was just started. */
    async started(count: number, limits: Partial<Sender> = QUICK) {
      const campaign = await this.campaign(count)
      await this.limit(campaign.ownerId, limits)
      await controls.start(campaign.ownerId, campaign.id)
      return campaign
    },

    /** Goes on until nothing is due any more for this person. */
    async finish(ownerId: string) {
      for (let round = 0; round < 200; round++) {
        await tick()
        await this.deliver()
        const { dueAt } = await this.sender(ownerId)
        if (dueAt === null) return
        time = Math.max(time, Date.parse(dueAt))
      }
      throw new Error('It does not end')
    },

    /** How many mails each recipient of the campaign got. */
    async mailsOf(id: string, count: number) {
      const ids = Array.from({ length: count }, (_, position) =>
        recipientId(id, `person-${position}@example.com`),
      )
      return ids.map((each) => sent.filter((mail) => mail.recipientId === each).length)
    },

    sentBy: (ownerId: string) => sent.filter(({ mail }) => mail.from.address === `${ownerId}@example.com`),

    sender: async (ownerId: string) => (await parts.store.get(ownerId))!,
    recipient: async (campaignId: string, position = 0) =>
      (await recipients.get(recipientId(campaignId, `person-${position}@example.com`)))!,
    stored: async (id: string) => (await parts.campaigns.get(id))!,

    /** Handles the events that were published since the last call. */
    async deliver() {
      const outcomes = []
      for (const event of published.splice(0)) outcomes.push(...(await transmit(event)))
      return outcomes
    },

    async [Symbol.asyncDispose]() {
      await cloud[Symbol.asyncDispose]()
    },
  }
}

export type SendingWorld = Awaited<ReturnType<typeof setUp>>

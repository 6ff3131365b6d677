// One run: campaigns go out while their processes are killed, events are repeated, and the person pauses and resumes.
import type { AddressInfo } from 'node:net'
import { indexes } from '../../infra/indexes.ts'
import { createMailbox } from '../../local-cloud/mailbox/mailbox.ts'
import { seededRandom } from '../../local-cloud/seeded-random.ts'
import type { MailDue } from '../../services/campaigns/events.ts'
import { DAY_MS, HOUR_MS } from '../../services/platform/durations.ts'
import { PROJECT, startTestCloud } from '../../services/platform/test-cloud.ts'
import { createCampaigns } from './campaign.ts'
import { createFleet } from './fleet.ts'
import { type Role, STEPS } from './messages.ts'
import { mostWithin } from './windows.ts'

export interface ChaosOptions {
  seed: number
  /** Processes that are killed. */
  rounds: number
  recipients: number
  /** So many kills, at most, meet one campaign. */
  perCampaign: number
  log: (line: string) => void
}

export interface ChaosReport {
  campaigns: number
  mails: number
  kills: number
  repeatedEvents: number
  duplicates: number
  lost: number
  unknown: number
  /** Mails that killed processes were sending. */
  inFlight: number
  /** Campaigns whose counts differ from their recipients. */
  miscounted: number
  mostInHour: number
  mostInDay: number
}

const OWNER = 'ana'
const REDELIVERIES = 3

export async function runChaos({
  seed,
  rounds,
  recipients,
  perCampaign,
  log,
}: ChaosOptions): Promise<ChaosReport> {
  const random = seededRandom(seed)
  const pick = <Item>(items: readonly Item[]) => items[Math.floor(random() * items.length)]!
  await using cloud = await startTestCloud(indexes)
  const { clock, firestore, host } = cloud
  let offset = 0
  const mailbox = createMailbox({ clock, dataDir: cloud.dataDir })
  await new Promise<void>((resolve) => mailbox.smtp.listen(0, '127.0.0.1', resolve))
  const { port } = mailbox.smtp.address() as AddressInfo

  const queue: { mail: MailDue; tries: number }[] = []
  let [kills, inFlight, repeatedEvents] = [0, 0, 0]
  const fleet = createFleet({
    env: {
      GOOGLE_CLOUD_PROJECT: PROJECT,
      FIRESTORE_EMULATOR_HOST: host,
      SECRET_MANAGER_EMULATOR_HOST: host,
      SMTP_EMULATOR_HOST: `127.0.0.1:${port}`,
      METADATA_SERVER_DETECTION: 'none',
    },
    random,
    offset: () => offset,
    published: (mail) => void queue.push({ mail, tries: 0 }),
    wants: (until) => moveTo(until),
    died(role, handling) {
      kills++
      if (role === 'send') inFlight += handling
    },
  })

  /** The clock moves only between mails, as a minute is long compared with one of them. */
  function moveTo(time: number): void {
    const ms = time - clock.now()
    if (ms > 0) {
      offset += ms
      clock.advance(ms)
    }
    fleet.setClock()
  }

  async function deliver(): Promise<void> {
    for (let event = queue.shift(); event; event = queue.shift()) {
      const copies = random() < 0.2 ? 2 : 1
      repeatedEvents += copies - 1
      const { mail, tries } = event
      const outcomes = await Promise.all(Array.from({ length: copies }, () => fleet.handle('send', mail)))
      const isOver = outcomes.every((outcome) => outcome === 'done')
      if (!isOver && tries < REDELIVERIES) {
        repeatedEvents++
        queue.push({ mail, tries: tries + 1 })
      }
    }
  }

  function attack(): void {
    const role: Role = random() < 0.4 ? 'pace' : 'send'
    if (random() < 0.3) setTimeout(() => fleet.kill(role), random() * 40)
    else fleet.arm(role, { step: pick(STEPS[role]), nth: random() < 0.8 ? 1 : 2 })
  }

  const campaigns = createCampaigns({ firestore, now: clock.now, ownerId: OWNER })
  const ids: string[] = []
  try {
    for (let from = 0; from === 0 || kills < rounds; from = kills) {
      const id = await campaigns.create(recipients)
      ids.push(id)
      await campaigns.controls.start(OWNER, id)
      await finish(id, Math.min(rounds, from + perCampaign))
      log(`seed ${seed}: ${ids.length} campaigns, ${kills} kills, ${mailbox.messages().length} mails`)
    }
    return await report()
  } finally {
    fleet.close()
    await mailbox.close()
  }

  async function finish(id: string, mostKills: number): Promise<void> {
    for (;;) {
      const [campaign, sender, lease] = await Promise.all([
        campaigns.campaigns.get(id),
        campaigns.store.get(OWNER),
        campaigns.nextLease(),
      ])
      if (campaign?.status === 'finished' && lease === null) return
      const times = [lease, sender?.dueAt ? Date.parse(sender.dueAt) : null].filter((time) => time !== null)
      if (times.length > 0) moveTo(Math.max(clock.now(), Math.min(...times)))
      if (random() < 0.03 && campaign?.status === 'running') await campaigns.controls.pause(OWNER, id)
      if ((await campaigns.campaigns.get(id))?.status === 'paused') await campaigns.controls.resume(OWNER, id)

      if (kills < mostKills) attack()
      const ticks = random() < 0.2 ? 2 : 1
      repeatedEvents += ticks - 1
      await Promise.all(Array.from({ length: ticks }, () => fleet.handle('pace', null)))
      await deliver()
    }
  }

  async function report(): Promise<ChaosReport> {
    const counts = mailbox.countBy('X-Campaign-Recipient')
    const times = mailbox.messages().map(({ receivedAt }) => Date.parse(receivedAt))
    let [lost, unknown, miscounted] = [0, 0, 0]
    for (const id of ids) {
      const all = await campaigns.all(id)
      const sent = all.filter(({ state }) => state === 'sent')
      const open = all.filter(({ state }) => state === 'unknown')
      unknown += open.length
      lost += all.length - sent.length - open.length
      lost += sent.filter((recipient) => !counts.has(recipient.id)).length
      const shown = (await campaigns.campaigns.get(id))?.counts
      if (shown?.sent !== sent.length || shown?.unknown !== open.length) miscounted++
    }
    return {
      ...{
        campaigns: ids.length,
        mails: times.length,
        kills,
        repeatedEvents,
        lost,
        unknown,
        inFlight,
        miscounted,
      },
      duplicates: [...counts.values()].reduce((sum, count) => sum + count - 1, 0),
      mostInHour: mostWithin(times, HOUR_MS),
      mostInDay: mostWithin(times, DAY_MS),
    }
  }
}

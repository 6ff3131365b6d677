// Mails without a pause between them, through everything that a mail goes through, against a bare pool of connections
// into the same mailbox, which keeps each mail before it answers. Functions and API run as the bundles of production.
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import type { Account } from '../../services/accounts/schemas.ts'
import type { Campaign } from '../../services/campaigns/campaigns/schemas.ts'
import type { RecipientList } from '../../services/campaigns/lists/schemas.ts'
import { MAX_PER_DAY } from '../../services/campaigns/sending/schemas.ts'
import { bundle } from '../bundle/bundle.ts'
import { enter, type Person } from '../demo-careers/person.ts'
import { makeAdmin } from '../roles.ts'
import { PROJECT_ROOT, type Studio, startStudio } from '../studio.ts'
import type { BareMail } from './bare-mails.ts'
import { median, type Row, timed } from './measure.ts'
import { processorTimeOf } from './processes.ts'

const ROUNDS = 3
/** Of a day's mails, some warm up all instances, and the others are measured. */
const WARM_UP = MAX_PER_DAY / 4
const MAILS = MAX_PER_DAY - WARM_UP
/** Headers that the program that sends a mail makes itself. */
const OWN_HEADERS = /^(from|to|subject|message-id|date|mime-version|content-.*|received)$/i

export async function measureCampaignMails(): Promise<Row> {
  const dataDir = mkdtempSync(join(tmpdir(), 'atelier-bench-'))
  try {
    const bundles = join(dataDir, 'dist')
    await bundle({ root: PROJECT_ROOT, out: bundles })
    const rounds: Speeds[] = []
    for (let round = 0; round < ROUNDS; round++)
      rounds.push(await measureRound({ dataDir: join(dataDir, `round-${round}`), bundles }))
    const ratios = rounds.map(({ whole, bare }) => whole.mailsPerSecond / bare.mailsPerSecond)
    const both = (what: keyof Speed, digits: number) =>
      (['whole', 'bare'] as const)
        .map((side) => median(rounds.map((each) => each[side][what])).toFixed(digits))
        .join(' and ')
    return {
      what: 'mails a second without pauses into the local mailbox, against a bare nodemailer pool',
      goal: '≥ 0.5',
      measured: `${median(ratios).toFixed(2)} (${ratios.map((ratio) => ratio.toFixed(2)).join(', ')}; ${both('mailsPerSecond', 0)} a second, ${both('processor', 1)} ms of processor time each)`,
      met: median(ratios) >= 0.5,
    }
  } finally {
    rmSync(dataDir, { recursive: true, force: true })
  }
}

interface Speed {
  mailsPerSecond: number
  /** Milliseconds of processor time of everything that runs here, for each mail. */
  processor: number
}

interface Speeds {
  whole: Speed
  bare: Speed
}

/** Nobody may send more than a day's mails, so that each round has a studio of its own. */
async function measureRound({ dataDir, bundles }: { dataDir: string; bundles: string }): Promise<Speeds> {
  await using studio = await startStudio({ dataDir, port: 0, bundles })
  await using person = await enter(studio.url)
  await withoutPauses(person, studio)
  await send(person, studio, WARM_UP)
  await using pool = await startPool(studio)
  await pool.send(WARM_UP)
  const before = await pool.send(MAILS)
  const whole = await send(person, studio, MAILS)
  const after = await pool.send(MAILS)
  // Other programs on this machine disturb both.
  return { whole, bare: before.mailsPerSecond > after.mailsPerSecond ? before : after }
}

async function speedOf(count: number, work: () => Promise<unknown>): Promise<Speed> {
  const before = processorTimeOf([process.pid])
  const ms = await timed(work)
  return {
    mailsPerSecond: (count / ms) * 1000,
    processor: (processorTimeOf([process.pid]) - before) / count,
  }
}

/** The most that an administrator can allow. */
async function withoutPauses(person: Person, { cloud }: Studio): Promise<void> {
  const { id } = await person.call<Account>('GET', '/account')
  await makeAdmin(cloud, id)
  const allowed = { perHour: MAX_PER_DAY, perDay: MAX_PER_DAY, gapSeconds: { min: 0, max: 0 } }
  // An instance remembers for half a minute what role somebody has.
  while (!(await person.send('PATCH', `/api/v1/people/${id}/sending`, { allowed })).ok)
    await new Promise((resolve) => setTimeout(resolve, 1000))
}

/** From the start of the campaign to its end, when the last mail is in the mailbox. */
async function send(person: Person, { cloud }: Studio, count: number): Promise<Speed> {
  const { id } = await person.call<Campaign>('POST', '/campaigns', { title: `${count} mails` })
  const rows = Array.from({ length: count }, (_, n) => `person-${n}@example.com,Person ${n}`)
  const list = await person.call<RecipientList>('POST', `/campaigns/${id}/lists`, {
    text: ['email,first_name', ...rows].join('\n'),
  })
  await person.until(list.id, ['read', 'rejected'])
  await person.call('POST', `/recipient-lists/${list.id}/take`, {})
  await person.until(list.id, ['taken'])
  const { version } = await person.call<Campaign>('GET', `/campaigns/${id}`)
  await person.call('PATCH', `/campaigns/${id}`, {
    version,
    template: { subject: 'Hello {{first_name}}', body: 'Hello {{first_name}},\n\nthis is **my work**.' },
    sender: { name: 'Demo', footer: 'Demo, Street 1, Berlin', replyTo: '' },
  })
  const before = cloud.mailbox.messages().length
  const speed = await speedOf(count, async () => {
    await person.call('POST', `/campaigns/${id}/start`)
    const status = await person.until(id, ['finished'])
    if (status !== 'finished') throw new Error('The campaign did not end in time')
  })
  const mails = cloud.mailbox.messages().length - before
  if (mails !== count) throw new Error(`There are ${mails} mails and not ${count}`)
  return speed
}

/** Sends mails of the same words, headers and size as the last mail of the campaign. */
async function startPool({ cloud }: Studio) {
  const [last] = cloud.mailbox.messages()
  const answer = await fetch(`${cloud.mailbox.url}/messages/${last!.id}`)
  const { subject, text, html, headers } = (await answer.json()) as Omit<BareMail, 'headers'> & {
    headers: { name: string; value: string }[]
  }
  const workerData: BareMail = {
    smtpAddress: cloud.mailbox.smtpAddress,
    from: 'Demo <demo@atelier.example>',
    ...{ subject, text, html },
    headers: Object.fromEntries(
      headers.filter(({ name }) => !OWN_HEADERS.test(name)).map(({ name, value }) => [name, value]),
    ),
  }
  const worker = new Worker(new URL('./bare-mails.ts', import.meta.url), { workerData })
  return {
    send: (count: number) =>
      speedOf(count, async () => {
        worker.postMessage(count)
        await once(worker, 'message')
      }),
    async [Symbol.asyncDispose]() {
      await worker.terminate()
    },
  }
}

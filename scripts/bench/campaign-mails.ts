// Mails without a pause between them, through everything that a mail goes through, against a bare pool of connections
// into the same mailbox.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createTransport } from 'nodemailer'
import type { Account } from '../../services/accounts/schemas.ts'
import type { Campaign } from '../../services/campaigns/campaigns/schemas.ts'
import type { RecipientList } from '../../services/campaigns/lists/schemas.ts'
import { MAX_PER_DAY } from '../../services/campaigns/sending/schemas.ts'
import { enter, type Person } from '../demo-careers/person.ts'
import { makeAdmin } from '../roles.ts'
import { type Studio, startStudio } from '../studio.ts'
import { type Row, timed } from './measure.ts'

const WARM_UP = 100
const MAILS = 1000

export async function measureCampaignMails(): Promise<Row> {
  const dataDir = mkdtempSync(join(tmpdir(), 'atelier-bench-'))
  try {
    await using studio = await startStudio({ dataDir, port: 0 })
    await using person = await enter(studio.url)
    await withoutPauses(person, studio)
    await send(person, studio, WARM_UP)
    const bareBefore = await sendBare(studio, MAILS)
    const whole = await send(person, studio, MAILS)
    const bareAfter = await sendBare(studio, MAILS)
    const bare = Math.max(bareBefore, bareAfter)
    return {
      what: 'mails a second without pauses into the local mailbox, against a bare nodemailer pool',
      goal: '≥ 0.5',
      measured: `${(whole / bare).toFixed(2)} (${Math.round(whole)} and ${Math.round(bare)} a second)`,
      met: whole / bare >= 0.5,
    }
  } finally {
    rmSync(dataDir, { recursive: true, force: true })
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

/** Mails a second, from the start of the campaign to the last mail in the mailbox. */
async function send(person: Person, { cloud }: Studio, count: number): Promise<number> {
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
  const ms = await timed(async () => {
    await person.call('POST', `/campaigns/${id}/start`)
    const status = await person.until(id, ['finished'])
    if (status !== 'finished') throw new Error('The campaign did not end in time')
  })
  const mails = cloud.mailbox.messages().length - before
  if (mails !== count) throw new Error(`There are ${mails} mails and not ${count}`)
  return (count / ms) * 1000
}

async function sendBare({ cloud }: Studio, count: number): Promise<number> {
  const [host, port] = cloud.mailbox.smtpAddress.split(':')
  const pool = createTransport({ host, port: Number(port), pool: true, ignoreTLS: true })
  const mail = {
    from: { name: 'Demo', address: 'demo@atelier.example' },
    text: `Hello,\n\nthis is my work.\n\n--\nDemo, Street 1, Berlin\n`,
    html: '<p>Hello,</p><p>this is <strong>my work</strong>.</p><hr><p>Demo, Street 1, Berlin</p>',
  }
  const ms = await timed(() =>
    Promise.all(
      Array.from({ length: count }, (_, n) =>
        pool.sendMail({ ...mail, to: `bare-${n}@example.com`, subject: `Hello Person ${n}` }),
      ),
    ),
  )
  pool.close()
  return (count / ms) * 1000
}

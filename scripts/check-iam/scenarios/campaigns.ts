import type { Campaign } from '../../../services/campaigns/campaigns/schemas.ts'
import type { RecipientList } from '../../../services/campaigns/lists/schemas.ts'
import { MAX_PER_DAY } from '../../../services/campaigns/sending/schemas.ts'
import { newId } from '../../../services/platform/ids.ts'
import type { Scenario } from '../scenario.ts'
import type { World } from '../world.ts'
import { isAcked } from './late-events.ts'

const TEMPLATE = { subject: 'A new series', body: 'Dear {{name|reader}},\n\nthere is a new series.' }
const SENDER = { name: 'Somebody', footer: 'Somebody, 1 Example Street, Exampletown', replyTo: '' }

export const newCampaign = ({ maker }: World) =>
  maker.call<Campaign>('POST', '/campaigns', { title: newId() })

export async function sendList(world: World, campaignId: string): Promise<RecipientList> {
  const text = `email,name\n${newId()}@example.com,Ana`
  const bytes = new TextEncoder().encode(text)
  const { list } = await world.maker.uploadList(campaignId, { name: 'a.csv', contentType: 'text/csv', bytes })
  return list
}

export async function readList(world: World, campaignId: string): Promise<RecipientList> {
  const list = await sendList(world, campaignId)
  const read = () => world.maker.call<RecipientList>('GET', `/recipient-lists/${list.id}`)
  await world.until('the list is read', async () => (await read()).status === 'read')
  return read()
}

async function takenList(world: World, campaignId: string): Promise<RecipientList> {
  const { id } = await readList(world, campaignId)
  await world.maker.call('POST', `/recipient-lists/${id}/take`, {})
  const read = () => world.maker.call<RecipientList>('GET', `/recipient-lists/${id}`)
  await world.until('its rows are taken', async () => (await read()).status === 'taken')
  return read()
}

/** Sends a campaign, which may be given more before it is started. */
export async function sendCampaign(
  world: World,
  prepare: (campaign: Campaign) => Promise<void> = async () => {},
): Promise<Campaign> {
  const { maker, makerId } = world
  const allowed = { perHour: MAX_PER_DAY, perDay: MAX_PER_DAY, gapSeconds: { min: 0, max: 0 } }
  await maker.call('PATCH', `/people/${makerId}/sending`, { allowed })
  const campaign = await newCampaign(world)
  const { id } = campaign
  await takenList(world, id)
  await prepare(campaign)
  const read = () => maker.call<Campaign>('GET', `/campaigns/${id}`)
  const { version } = await read()
  await maker.call('PATCH', `/campaigns/${id}`, { version, template: TEMPLATE, sender: SENDER })
  await maker.call('POST', `/campaigns/${id}/start`)
  await world.until('every mail is sent', async () => {
    const { status, counts } = await read()
    return status === 'finished' && counts.sent > 0
  })
  return read()
}

export const campaigns: Scenario[] = [
  {
    name: 'a list of recipients is uploaded and taken',
    async run(world) {
      const { id } = await newCampaign(world)
      await takenList(world, id)
    },
  },
  {
    name: 'a list of recipients is typed in',
    async run(world) {
      const { id } = await newCampaign(world)
      const text = `email\n${newId()}@example.com`
      const list = await world.maker.call<RecipientList>('POST', `/campaigns/${id}/lists`, { text })
      await world.until('the list is read', async () => {
        const { status } = await world.maker.call<RecipientList>('GET', `/recipient-lists/${list.id}`)
        return status === 'read'
      })
    },
  },
  {
    name: 'a list of recipients is deleted',
    async run(world) {
      const { id } = await newCampaign(world)
      const list = await readList(world, id)
      await world.maker.call('DELETE', `/recipient-lists/${list.id}`)
      await world.until('its bytes are removed', () => isAcked(world, 'campaigns-removal'))
    },
  },
  {
    name: 'a campaign is sent',
    run: async (world) => void (await sendCampaign(world)),
  },
]

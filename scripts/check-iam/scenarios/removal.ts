// Everything of a person is taken out, and everything of a person goes.

import type { ExportTicket } from '../../../services/accounts/account-schemas.ts'
import { accountForgotten } from '../../../services/accounts/events.ts'
import type { Scenario } from '../scenario.ts'
import { PASSWORD, type World } from '../world.ts'
import { newCampaign, readList } from './campaigns.ts'
import { readyResume } from './careers.ts'
import { isAcked } from './late-events.ts'
import { readyPhoto } from './photos.ts'

const PAST = new Date('2000-01-01T00:00:00.000Z')

/** A world of its own for somebody who has something in every bucket. */
async function inhabited(world: World): Promise<World> {
  const maker = await world.newcomer()
  const { id: makerId } = await maker.call<{ id: string }>('GET', '/account')
  const theirs = { ...world, maker, makerId }
  await readyPhoto(theirs, maker)
  await readyResume(theirs)
  await readList(theirs, (await newCampaign(theirs)).id)
  return theirs
}

async function forget(world: World, accountId: string): Promise<void> {
  world.told.length = 0
  world.send(accountForgotten, { accountId })
  await world.until('a part of the removal is done', () => isAcked(world, 'account-removal'))
}

export const removal: Scenario[] = [
  {
    name: 'an account is removed with all that it had',
    async run(world) {
      const { maker, makerId, firestore } = await inhabited(world)
      await maker.call('POST', '/account/deletion', { password: PASSWORD })
      // Nobody waits for a week of second thoughts, and for the minutes in which requests under way end.
      const account = firestore.collection('accounts').doc(makerId)
      await account.update({ deletionDueAt: PAST })
      await forget(world, makerId)
      await account.update({ closedAt: PAST })
      // The mail about the request is on its way until then.
      await world.cloud.pubsub.settled()
      await forget(world, makerId)
      await world.until('the account is gone', async () => !(await account.get()).exists)
      await world.until('its person is mailed', () => isAcked(world, 'account-mail'))
    },
  },
  {
    name: 'a person takes everything out',
    async run(world) {
      const { maker } = await inhabited(world)
      const { url } = await maker.call<ExportTicket>('POST', '/account/export', { password: PASSWORD })
      const answer = await maker.send('GET', url)
      const archive = Buffer.from(await answer.arrayBuffer())
      if (!answer.ok || archive.includes('missing.txt')) throw new Error('The archive is not whole')
    },
  },
]

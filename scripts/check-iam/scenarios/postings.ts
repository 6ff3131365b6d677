// Postings that are read where they are published.
import type { Job } from '../../../services/careers/jobs/schemas.ts'
import { newId } from '../../../services/platform/ids.ts'
import type { Scenario } from '../scenario.ts'
import type { World } from '../world.ts'
import { isAcked } from './late-events.ts'
import { putSecret } from './models.ts'

const SITE = 'https://postings.example.com'

async function readAt(world: World, url: string, statuses: Job['status'][] = ['ready']): Promise<Job> {
  const job = await world.maker.call<Job>('POST', '/jobs', { url })
  await world.until('the posting is read', async () =>
    statuses.includes((await world.maker.call<Job>('GET', `/jobs/${job.id}`)).status),
  )
  return job
}

/** What was kept of the first reading is removed by the second. */
async function readTwice(world: World, kind: 'plain' | 'shown', reader: string): Promise<void> {
  const { id } = await readAt(world, `${SITE}/${kind}/${newId()}/a`)
  await world.cloud.pubsub.settled()
  world.told.length = 0
  await world.maker.call('POST', `/jobs/${id}/read-again`)
  await world.until('it is read again', () => isAcked(world, reader))
}

/** The same posting at two addresses becomes one, and what was kept of the other is removed. */
async function unite(world: World, kind: 'plain' | 'shown'): Promise<void> {
  const number = newId()
  await readAt(world, `${SITE}/${kind}/${number}/a`)
  world.told.length = 0
  await world.maker.call<Job>('POST', '/jobs', { url: `${SITE}/${kind}/${number}/b` })
  await world.until('one of them is removed', () => isAcked(world, 'careers-removal'))
}

export const postings: Scenario[] = [
  {
    name: 'a posting is read at its address',
    run: async (world) => void (await readAt(world, `${SITE}/plain/${newId()}/a`)),
  },
  {
    name: 'a posting that only a browser shows is read',
    run: async (world) => void (await readAt(world, `${SITE}/shown/${newId()}/a`)),
  },
  {
    name: 'a page without a posting is handed to a model',
    run: async (world) =>
      void (await readAt(world, `${SITE}/prose/${newId()}/a`, ['ready', 'needs-text', 'failed'])),
  },
  { name: 'a posting is read again', run: (world) => readTwice(world, 'plain', 'job-scrape') },
  {
    name: 'a posting that only a browser shows is read again',
    run: (world) => readTwice(world, 'shown', 'job-browse'),
  },
  { name: 'a posting at two addresses becomes one', run: (world) => unite(world, 'plain') },
  { name: 'a posting that a browser sees twice becomes one', run: (world) => unite(world, 'shown') },
  {
    name: 'LinkedIn is asked with the session of the operator',
    fresh: ['job-scrape'],
    async run(world) {
      await putSecret(world, 'linkedin-cookie', 'li_at=session')
      const before = world.sites.cookies.length
      const number = String(Math.floor(performance.now() * 1000))
      await world.maker.call<Job>('POST', '/jobs', { url: `https://www.linkedin.com/jobs/view/${number}` })
      await world.until('it comes with the cookie', () => world.sites.cookies.length > before)
    },
  },
]

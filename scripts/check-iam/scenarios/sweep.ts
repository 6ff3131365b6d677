// Work that has stalled, because its event was not handled, is published again by the sweep.
import { functions } from '../../../infra/functions.ts'
import { KNOWLEDGE } from '../../../services/assistant/knowledge/record.ts'
import type { Cv } from '../../../services/careers/cvs/schemas.ts'
import type { Job } from '../../../services/careers/jobs/schemas.ts'
import type { Album } from '../../../services/photos/albums/schemas.ts'
import { BACKFILLS } from '../../../services/photos/backfill/store.ts'
import { sweepTick } from '../../../services/platform/events.ts'
import { photograph } from '../../photograph.ts'
import type { Scenario } from '../scenario.ts'
import { PASSWORD, type World } from '../world.ts'
import { newCampaign, readList, sendList } from './campaigns.ts'
import { readyJob, readyResume } from './careers.ts'
import { heldBack } from './held-back.ts'
import { recordArchive } from './photo-archives.ts'
import { startBackfill } from './photo-backfills.ts'
import { seenLink } from './photo-links.ts'
import { readyPhoto } from './photos.ts'
import { publishedOf } from './published.ts'
import { newResume } from './resume-file.ts'
import { newProduct, placeOrder, sendCatalogue, uploadCatalogue } from './shop.ts'

const PAST = '2000-01-01T00:00:00.000Z'

/** The sweep finds what should have been looked at by now. */
async function makeDue({ firestore }: World, ids: readonly string[]): Promise<void> {
  for (const collection of await firestore.listCollections())
    for (const id of ids) {
      const document = await collection.doc(id).get()
      if (document.get('sweepAt') !== undefined) await document.ref.update({ sweepAt: PAST })
      for (const field of ['dueAt', 'lookAt'])
        if (document.get(field)?.toMillis) await document.ref.update({ [field]: new Date(PAST) })
    }
}

/** By topic: makes something that waits for its event, and returns its id. What it needs first is made before. */
const STALLED: Record<string, (world: World) => Promise<() => Promise<string>>> = {
  'photo-uploaded': async ({ maker }) => {
    const picture = await photograph(7000 + Math.floor(performance.now()))
    return async () => (await maker.upload(picture)).photo.id
  },
  'photo-discarded': async (world) => {
    const { id } = await readyPhoto(world, world.maker)
    return () => discard(world, '/photos', id)
  },
  'photo-adjusted': async (world) => {
    const { id } = await readyPhoto(world, world.maker)
    return async () => {
      await world.maker.call('PUT', `/photos/${id}/adjustments`, { adjustments: { turn: 90, crop: null } })
      return id
    }
  },
  'album-changed': async ({ maker }) => {
    const { id } = await maker.call<Album>('POST', '/albums', { title: 'All' })
    return async () => {
      await maker.call('POST', `/albums/${id}/filling`, {})
      return id
    }
  },
  'photo-archive-due': async (world) => {
    const id = await recordArchive(world, 'pictures')
    return async () => id
  },
  'photo-share-due': async (world) => {
    const { id } = await seenLink(world)
    return async () => {
      await world.maker.call('DELETE', `/photo-links/${id}`)
      return id
    }
  },
  'photo-backfill-due': async (world) => async () => {
    await startBackfill(world, 'metadata')
    await world.firestore.collection(BACKFILLS).doc('metadata').update({ updatedAt: PAST })
    return 'none'
  },
  'resume-uploaded':
    async ({ maker }) =>
    async () =>
      (await maker.uploadResume(newResume())).resume.id,
  'careers-discarded': async (world) => {
    const { id } = await readyResume(world)
    return () => discard(world, '/resumes', id)
  },
  'job-submitted':
    async ({ maker }) =>
    () =>
      submitJob(maker),
  'job-page-needed': async (world) => async () => {
    const id = await submitJob(world.maker)
    await world.firestore.collection('jobs').doc(id).update({ awaitsPage: true })
    return id
  },
  'cv-requested': async (world) => {
    const ask = await cvOf(world)
    return ask
  },
  'cv-ready': async (world) => {
    const ask = await cvOf(world)
    return async () => {
      const id = await ask()
      await world.until('its text is settled', async () => {
        const { status } = await world.maker.call<Cv>('GET', `/cvs/${id}`)
        return status === 'rendering'
      })
      return id
    }
  },
  'insights-requested':
    async ({ maker, makerId }) =>
    async () => {
      await maker.call('POST', '/insights/compute', { resumeId: null })
      return makerId
    },
  'recipients-uploaded': async (world) => {
    const { id } = await newCampaign(world)
    return async () => (await sendList(world, id)).id
  },
  'campaigns-discarded': async (world) => {
    const list = await readList(world, (await newCampaign(world)).id)
    return async () => {
      await world.maker.call('DELETE', `/recipient-lists/${list.id}`)
      return list.id
    }
  },
  'account-mail-due': async (world) => {
    const person = await world.newcomer()
    return async () => {
      await person.call('POST', '/account/deletion', { password: PASSWORD })
      const mails = await world.firestore.collection('accountMails').where('state', '==', 'due').get()
      return mails.docs[0]?.id ?? 'none'
    }
  },
  'account-forgotten': async (world) => {
    const person = await world.newcomer()
    return async () => {
      const { id } = await person.call<{ id: string }>('POST', '/account/deletion', { password: PASSWORD })
      return id
    }
  },
  'catalogue-uploaded': async (world) => async () => (await sendCatalogue(world)).id,
  'catalogue-discarded': async (world) => {
    const { id } = await uploadCatalogue(world)
    return async () => {
      await world.maker.call('DELETE', `/shop/imports/${id}`)
      return id
    }
  },
  'knowledge-changed': async (world) => {
    await newProduct(world)
    await world.cloud.pubsub.settled()
    return async () => {
      await world.firestore.collection(KNOWLEDGE).doc(world.makerId).update({ sweepAt: PAST })
      return 'none'
    }
  },
  'order-placed': async (world) => async () => (await placeOrder(world)).order.id,
}

async function discard({ maker }: World, path: string, id: string): Promise<string> {
  await maker.call('POST', `${path}/trash`, { ids: [id] })
  await maker.call('POST', `${path}/delete`, { ids: [id] })
  return id
}

async function submitJob(maker: World['maker']): Promise<string> {
  const text = `Data Engineer\nSeeblick AG, Bern\n\nRequirements\n- SQL\n- Python\n\n${crypto.randomUUID()}`
  return (await maker.call<Job>('POST', '/jobs', { text: text.repeat(3) })).id
}

async function cvOf(world: World): Promise<() => Promise<string>> {
  const [job, resume] = [await readyJob(world), await readyResume(world)]
  return async () => {
    const { id } = await world.maker.call<Cv>('POST', '/cvs', { jobId: job.id, resumeId: resume.id })
    return id
  }
}

/** Functions that would go on with it in another way. */
const BEFORE: Record<string, string[]> = { 'job-page-needed': ['job-scrape'] }

const listenersOf = (name: string) =>
  functions.flatMap((each) => (each.topic !== 'dead-letters' && each.topic.name === name ? [each.name] : []))

export const sweeping: Scenario[] = Object.entries(STALLED).map(([topic, prepare]) => ({
  name: `the sweep publishes ${topic} again`,
  async run(world) {
    const stall = await prepare(world)
    await heldBack(world, [...listenersOf(topic), ...(BEFORE[topic] ?? [])], async () => {
      const id = await stall()
      await makeDue(world, [id])
      await world.cloud.pubsub.settled()
      world.told.length = 0
      world.send(sweepTick, {}, { for: 'work-sweep' })
      await world.until('it is published again', () => publishedOf(world, topic) > 0)
    })
  },
}))

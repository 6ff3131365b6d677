// What a maker's photos cost after they are uploaded: shown, sent, taken out and brought up to date.
import { Firestore } from '@google-cloud/firestore'
import type { Album } from '../../services/photos/albums/schemas.ts'
import type { PhotoArchive } from '../../services/photos/archives/changes.ts'
import type { Backfill } from '../../services/photos/backfill/schemas.ts'
import type { CreatedLink, SharedPhoto } from '../../services/photos/links/schemas.ts'
import type { PortfolioSettings } from '../../services/photos/portfolio/schemas.ts'
import type { PageOf } from '../../services/platform/schemas.ts'
import { createStudioClient, type StudioClient } from '../client.ts'
import { photograph } from '../photograph.ts'
import type { Studio } from '../studio.ts'
import type { Action } from './action.ts'

const HANDLE = 'costs-maker'
const PASSWORD = 'only on this machine'
const MOST_LOOKS = 10
/** Other seeds than those of the photos that are uploaded while it is counted. */
const FIRST_SEED = 5000

/** Photos that a backfill finds, one each time, all of which an album, an archive and links show, too. */
export async function makersActions(
  studio: Studio,
  admin: StudioClient,
  times: number,
): Promise<{ backfill: Action; others: Action[] }> {
  // Somebody else, so that others' pages show as many photos as before.
  const person = createStudioClient(studio.url)
  await person.register({ email: 'maker@atelier.example', password: PASSWORD, name: 'Maker' })
  const photoIds: string[] = []
  for (let n = 0; n <= times; n++)
    photoIds.push((await person.upload(await photograph(FIRST_SEED + n))).photo.id)
  await studio.cloud.pubsub.idle()
  const album = await person.call<Album>('POST', '/albums', { title: 'Bowls' })
  await person.call('POST', `/albums/${album.id}/photos`, { ids: photoIds })
  await person.call('PUT', '/photo-portfolio', {
    ...{ handle: HANDLE, isPublished: true, displayName: 'Costs', about: '', look: 'grid' },
    accent: '#a53817',
    ...{ takesMessages: true, linksShop: true, albumIds: [album.id] },
  } satisfies PortfolioSettings)
  await makeOutdated(studio, photoIds)

  const linkTo = (n: number) =>
    person.call<CreatedLink>('POST', '/photo-links', {
      ...{ title: `Order ${n}`, watermark: '© Costs' },
      source: { kind: 'photos', ids: [photoIds[n]] },
    })
  const seen = await linkTo(0)

  const backfill: Action = {
    name: 'backfill',
    async perform(n) {
      await admin.call('POST', '/backfills/metadata', { limit: 1 })
      return async () => {
        const { items } = await admin.call<{ items: Backfill[] }>('GET', '/backfills')
        return items.some(({ part, done }) => part === 'metadata' && done === n + 1)
      }
    },
  }

  const others: Action[] = [
    {
      name: 'archive',
      async perform(n) {
        const request = { ids: [photoIds[n]], files: 'originals' }
        const { id } = await person.call<PhotoArchive>('POST', '/photos/archives', request)
        const answer = await person.send('GET', `/api/v1/photos/archives/${id}/content`)
        const { byteLength } = await answer.arrayBuffer()
        return async () => answer.ok && byteLength > 10_000
      },
    },
    {
      name: 'link',
      async perform(n) {
        const link = await linkTo(n)
        return look(studio.url, link)
      },
    },
    {
      name: 'shared',
      async perform() {
        return await look(studio.url, seen)
      },
    },
    {
      name: 'portfolio',
      async perform() {
        const answer = await fetch(new URL(`/by/${HANDLE}/bowls`, studio.url))
        const page = await answer.text()
        return async () => photoIds.every((id) => page.includes(id))
      },
    },
  ]
  return { backfill, others }
}

/** Somebody without an account opens a link, looks at its photo and likes it. */
async function look(url: string, { path }: CreatedLink): Promise<() => Promise<boolean>> {
  const api = `/shared/${path.slice('/s/'.length)}`
  const guest = createStudioClient(url)
  await guest.call('GET', api)
  const { items } = await guest.call<PageOf<SharedPhoto>>('GET', `${api}/photos`)
  const [photo] = items
  const isShown = await seePicture(guest, photo?.previewUrl ?? '')
  const liked = await guest.call<SharedPhoto>('PUT', `${api}/photos/${photo?.id}/favourite`)
  return async () => isShown && liked.isFavourite
}

/** The API waits for a watermark for some seconds, in which a busy machine may not have drawn it. */
async function seePicture(guest: StudioClient, address: string): Promise<boolean> {
  for (let left = MOST_LOOKS; left > 0; left--) {
    const picture = await guest.send('GET', address)
    await picture.arrayBuffer()
    if (picture.ok) return true
  }
  return false
}

/** As if a function had improved since it read them. */
async function makeOutdated({ cloud }: Studio, photoIds: readonly string[]): Promise<void> {
  const { projectId, operatorAddress } = cloud
  const firestore = new Firestore({
    ...{ projectId, host: operatorAddress, ssl: false },
    clientOptions: { universeDomain: 'googleapis.com' },
  })
  for (const id of photoIds) await firestore.collection('photos').doc(id).update({ 'recipes.metadata': 0 })
  await firestore.terminate()
}

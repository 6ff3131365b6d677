// Makers with photos, links to them, and browsers of people who have one, for tests of links.
import { randomBytes } from 'node:crypto'
import sharp from 'sharp'
import type { NewPhotoLink, PhotoLink } from '../photos/links/schemas.ts'
import { originalPath, renditionName, renditionPath } from '../photos/paths.ts'
import { createPhotoStore } from '../photos/store.ts'
import { newId } from '../platform/ids.ts'
import type { Browser, World } from './test-world.ts'

/** What nobody learns through a link. */
const METADATA = {
  ...{ camera: 'Leica M6', lens: null, exposureTime: null, fNumber: null, iso: null, focalLength: null },
  ...{ focalLength35mm: null, flash: null, software: null, author: null, copyright: null },
  position: { latitude: 48.2, longitude: 16.37, altitude: null },
}
export const ORIGINAL = 'the original'

/** Every photo looks the same, so each size is made once. */
const pictures = new Map<number, Promise<Buffer>>()

function picture(edge: number): Promise<Buffer> {
  const create = { width: edge, height: Math.round(edge / 2), channels: 3, background: '#7a8c6f' } as const
  const made = pictures.get(edge) ?? sharp({ create }).webp().toBuffer()
  pictures.set(edge, made)
  return made
}

/** A photo that is ready; its bytes are in storage where the world has one. */
export async function readyPhoto(world: World, ownerId: string, { hasBytes = true } = {}): Promise<string> {
  const { firestore, buckets, clock, photos } = world
  const sha256 = randomBytes(32).toString('hex')
  const upload = { name: 'DSC_0001.jpg', contentType: 'image/jpeg', size: ORIGINAL.length, sha256 }
  const { id } = (await photos.request(ownerId, upload)).photo
  const place = { ownerId, photoId: id }
  const names = {
    preview: renditionName(sha256, 'preview'),
    thumbnail: renditionName(sha256, 'thumbnail'),
    small: renditionName(sha256, 'small'),
  }
  async function store(): Promise<string> {
    const save = async (name: string, edge: number) =>
      buckets.renditions.file(renditionPath(place, name)).save(await picture(edge), { resumable: false })
    await Promise.all([save(names.preview, 1600), save(names.thumbnail, 320)])
    const original = buckets.originals.file(originalPath(place))
    await original.save(ORIGINAL, { resumable: false })
    return String((await original.getMetadata())[0].generation)
  }
  const generation = hasBytes ? await store() : '1'
  const size = { width: 3000, height: 1500, ratio: 2, isAnimated: false }
  await createPhotoStore(firestore, clock.now).change(
    id,
    (photo) =>
      photo && {
        ...photo,
        generation,
        thumbnails: { ...names, ...size, contentType: 'image/jpeg', thumbhash: '', look: '0'.repeat(16) },
        metadata: METADATA,
        tags: ['family'],
      },
  )
  return id
}

export type Shared = { link: PhotoLink; path: string; token: string; api: string }

/** Makes a link, as the maker does. */
export async function share(
  maker: Browser,
  wishes: Partial<NewPhotoLink> & Pick<NewPhotoLink, 'source'>,
): Promise<Shared> {
  const answer = await maker.request('POST', '/api/v1/photo-links', { title: 'Wedding', ...wishes })
  if (answer.statusCode !== 201) throw new Error(`No link: ${answer.statusCode} ${answer.body}`)
  const { link, path } = answer.json()
  const token = path.slice('/s/'.length)
  return { link, path, token, api: `/api/v1/shared/${token}` }
}

export const say = (client: Browser, { api }: Shared, photoId: string, text: string, id = newId()) =>
  client.request('POST', `${api}/photos/${photoId}/comments`, { id, text })

export const statusOf = async (browser: Browser, url: string): Promise<number> =>
  (await browser.request('GET', url)).statusCode

/** The ids of a link's photos, in their order, as its client sees them. */
export const photosIn = async (client: Browser, api: string): Promise<string[]> =>
  (await client.request('GET', `${api}/photos`)).json().items.map(({ id }: { id: string }) => id)

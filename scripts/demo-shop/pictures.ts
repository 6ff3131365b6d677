// The drawings of the demo shop, uploaded as a person uploads photos.
import type { Photo } from '../../services/photos/schemas.ts'
import { type Drawing, toPhoto } from '../../services/shop/demo/drawings/picture.ts'
import { slugOf } from '../../services/shop/demo/inputs.ts'
import type { StudioClient } from '../client.ts'
import { pollPhotos } from '../demo/poller.ts'

export interface Picture {
  title: string
  drawing: Drawing
  backdrop: string
  /** The width in heights. */
  breadth?: number
}

/** Drawing and making renditions share the processors of one machine with everything else. */
const AT_ONCE = 2
/** Of one photo. A busy machine may need long for the first. */
const PATIENCE_MS = 120_000

/** Returns the ids of the photos by title, once they are all ready. What was uploaded before is found again. */
export async function uploadPictures(
  client: StudioClient,
  pictures: readonly Picture[],
): Promise<Map<string, string>> {
  await using poller = await pollPhotos(client)
  const ready = new Map<string, string>()
  const waiting = [...pictures]

  async function uploadOne({ title, drawing, backdrop, breadth }: Picture): Promise<void> {
    const bytes = new Uint8Array(await toPhoto(drawing, backdrop, breadth))
    const name = `${slugOf(title)}.jpg`
    const { photo } = await client.upload({ name, contentType: 'image/jpeg', bytes })
    if (photo.title !== title)
      await client.call<Photo>('PATCH', `/photos/${photo.id}`, { title, tags: ['shop'] })
    const seen = await poller.until(photo.id, PATIENCE_MS)
    if (seen?.status !== 'ready') throw new Error(`The picture of ${title} is not ready`)
    ready.set(title, photo.id)
  }

  async function worker(): Promise<void> {
    for (let next = waiting.shift(); next; next = waiting.shift()) await uploadOne(next)
  }
  await Promise.all(Array.from({ length: AT_ONCE }, worker))
  return ready
}

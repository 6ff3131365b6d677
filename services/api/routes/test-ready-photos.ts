// Photos as they are when both functions are done, without bytes, for tests of what is listed and counted.
import { newPhoto } from '../../photos/new-photo.ts'
import type { PhotoFacts } from '../../photos/record.ts'
import type { PhotoMetadata } from '../../photos/schemas.ts'
import { createPhotoStore } from '../../photos/store.ts'
import type { World } from '../test-world.ts'

export interface ReadyPhoto extends Partial<Omit<PhotoFacts, 'metadata' | 'thumbnails'>> {
  metadata?: Partial<PhotoMetadata>
  look?: string
}

const NOTHING: PhotoMetadata = {
  ...{ camera: null, lens: null, exposureTime: null, fNumber: null, iso: null, focalLength: null },
  ...{ focalLength35mm: null, flash: null, software: null, author: null, copyright: null, position: null },
}

export function readyPhotos(world: World, ownerId: string) {
  const store = createPhotoStore(world.firestore, world.clock.now)
  let count = 0
  return async ({ metadata, look, ...facts }: ReadyPhoto = {}): Promise<string> => {
    count += 1
    const id = facts.id ?? `${ownerId.slice(0, 20)}-${String(count).padStart(4, '0')}`
    const upload = {
      name: facts.name ?? `${count}.jpg`,
      contentType: 'image/jpeg',
      size: 10,
      sha256: String(count).padStart(64, '0'),
    }
    const at = new Date(world.clock.now()).toISOString()
    await store.change(id, () => ({
      ...newPhoto({ ownerId, id, upload, contentType: 'image/jpeg', at }),
      thumbnails: {
        ...{ contentType: 'image/jpeg', width: 30, height: 20, ratio: 1.5, thumbhash: '', isAnimated: false },
        ...{ preview: '0123456789abcdef-1600.webp', thumbnail: '0123456789abcdef-320.webp' },
        ...(look && { look }),
      },
      metadata: { ...NOTHING, ...metadata },
      ...facts,
    }))
    return id
  }
}

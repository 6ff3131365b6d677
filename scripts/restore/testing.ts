import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect } from 'vitest'
import { RECIPES } from '../../services/photos/backfill/recipes.ts'
import { newPhoto } from '../../services/photos/new-photo.ts'
import { originalPath, renditionPath } from '../../services/photos/paths.ts'
import { namesOf } from '../../services/photos/remaking.ts'
import { createPhotoStore } from '../../services/photos/store.ts'
import { newestBackup } from './backups.ts'
import { openNewFolder } from './kept-data.ts'

const HOUR = 3_600_000
const DAY = 24 * HOUR

const THUMBNAILS = {
  contentType: 'image/jpeg',
  width: 3,
  height: 2,
  ratio: 1.5,
  thumbhash: '',
  isAnimated: false,
  preview: '0123456789abcdef-1600.webp',
  thumbnail: '0123456789abcdef-320.webp',
}

/** A studio's data in a folder of its own, with verbs to fill it. */
export async function setUp() {
  const dataDir = mkdtempSync(join(tmpdir(), 'atelier-restore-'))
  const data = await openNewFolder(dataDir)
  const photos = createPhotoStore(data.firestore, Date.now)
  const originals = data.buckets.get('originals')
  if (!originals) throw new Error('There is no bucket of originals')
  return {
    ...data,
    photos,
    originals,
    /** A photo of Ana's whose pictures are made. */
    async addPhoto(id: string): Promise<void> {
      const contentType = 'image/jpeg'
      const upload = { name: `${id}.jpg`, size: 3, sha256: id.padEnd(64, '0'), contentType }
      const at = new Date().toISOString()
      const facts = newPhoto({ ownerId: 'ana', id, upload, contentType, at })
      const place = { ownerId: 'ana', photoId: id }
      await photos.reserve({ ...facts, thumbnails: THUMBNAILS, recipes: RECIPES }, 1_000_000)
      const file = originals.file(originalPath(place))
      await file.save('abc', { resumable: false })
      const generation = String(file.metadata.generation)
      await photos.change(id, (photo) => photo && { ...photo, generation })
      for (const name of namesOf(THUMBNAILS))
        await data.renditions.file(renditionPath(place, name)).save('abc', { resumable: false })
    },
    /** Waits for the backup of midnight. It is one o'clock then, whatever time it was before. */
    async backUp(): Promise<void> {
      const since = data.now()
      data.clock.advance(DAY - (since % DAY) + HOUR)
      await expect
        .poll(async () => (await newestBackup(data, new Date(data.now())))?.snapshot)
        .toBeGreaterThan(since)
    },
    async [Symbol.asyncDispose]() {
      await data[Symbol.asyncDispose]()
      rmSync(dataDir, { recursive: true, force: true })
    },
  }
}

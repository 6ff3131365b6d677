// Archives of photos over the local cloud's database and storage. Bytes are kept as the functions keep them.
import { buffer } from 'node:stream/consumers'
import { crc32 } from 'node:zlib'
import { expect } from 'vitest'
import { createHandler } from '../../../functions/photo-archive/handler.ts'
import { createGrants } from '../../platform/grants.ts'
import { newId } from '../../platform/ids.ts'
import { openZip } from '../../platform/zip-file.ts'
import { createForgetting } from '../forgetting.ts'
import { newPhoto } from '../new-photo.ts'
import { originalPath, renditionPath } from '../paths.ts'
import type { PhotoFacts } from '../record.ts'
import { OWNER, setUp as setUpPhotos } from '../test-world.ts'
import { createMaking } from './making.ts'
import { archivesPrefix } from './paths.ts'
import { createSelection, type Selection } from './selection.ts'
import { createArchives } from './service.ts'
import { createArchiveStore } from './store.ts'
import { createSweeping } from './sweeping.ts'

interface Kept extends Partial<PhotoFacts> {
  bytes?: Buffer
  /** Whether its checksum was counted when it arrived. */
  isCounted?: boolean
  owner?: string
}

const rules = {
  ...{ maxEntries: 1000, maxTotal: 1024 ** 3 },
  tooLarge: () => new Error('too large'),
  damaged: (cause: unknown) => new Error('damaged', { cause }),
}

export async function setUp() {
  const world = await setUpPhotos()
  const { now } = world.clock
  const papers = world.originals.storage.bucket('papers')
  const buckets = { originals: world.originals, renditions: world.renditions, papers }
  const store = createArchiveStore(world.firestore, now)
  const selection = createSelection({ photos: world.store, browsing: world.photos })
  let afterLooking: (() => Promise<unknown>) | undefined
  const interrupted: Selection = {
    ...selection,
    async some(...range) {
      const selected = await selection.some(...range)
      await afterLooking?.()
      return selected
    },
  }
  const { publish } = world
  const grants = createGrants({ bucket: papers, signing: {}, now })
  const archives = createArchives({ store, selection: interrupted, buckets, grants, publish, now, newId })
  // Every step is an event of its own.
  const handle = createHandler({
    making: createMaking({ store, selection, buckets, publish, now, budgetMs: 0 }),
  })

  return {
    ...world,
    archives,
    archiveStore: store,
    papers,
    sweeping: createSweeping({ store, publish, now }),
    forgetting: createForgetting({ firestore: world.firestore, ...buckets }),

    /** What happens once the photos of an archive were looked up, before it is ready. */
    meanwhile(work: () => Promise<unknown>): void {
      afterLooking = work
    },

    async keep(
      name: string,
      { bytes = Buffer.from(name), isCounted = true, owner = OWNER, ...facts }: Kept = {},
    ) {
      const id = newId()
      const path = { ownerId: owner, photoId: id }
      await world.originals.file(originalPath(path)).save(bytes, { resumable: false })
      const preview = Buffer.from(`small ${name}`)
      const metadata = { contentType: 'image/webp', metadata: { crc32: String(crc32(preview)) } }
      await world.renditions.file(renditionPath(path, 'p.webp')).save(preview, { resumable: false, metadata })
      const upload = { name, contentType: 'image/jpeg', size: bytes.length, sha256: id.padEnd(64, '0') }
      const at = new Date(now()).toISOString()
      await world.store.change(id, () => ({
        ...newPhoto({ ownerId: owner, id, upload, contentType: 'image/jpeg', at }),
        thumbnails: {
          ...{ contentType: 'image/jpeg', width: 1, height: 1, ratio: 1, thumbhash: '', isAnimated: false },
          ...{ preview: 'p.webp', thumbnail: 'p.webp' },
          ...(isCounted && { crc32: crc32(bytes) }),
        },
        ...facts,
      }))
      return id
    },

    /** Delivers the next event. */
    async step(): Promise<void> {
      const next = world.events.findIndex(({ topic }) => topic === 'photo-archive-due')
      const [event] = world.events.splice(next === -1 ? 0 : next, 1)
      if (event?.topic === 'photo-archive-due') await handle(event.payload as never)
    },

    async finish(): Promise<void> {
      while (world.events.length > 0) await this.step()
    },

    async fetched(id: string, owner = OWNER): Promise<Buffer> {
      const content = await archives.content(owner, id)
      if (content.kind === 'streamed') return buffer(await content.read(0, content.size))
      return Buffer.from(await (await fetch(content.url)).arrayBuffer())
    },

    async files(id: string): Promise<Record<string, string>> {
      const zip = await openZip(await this.fetched(id), rules)
      const texts: [string, string][] = []
      for (const entry of zip.entries) {
        const content = await buffer(await zip.stream(entry))
        expect(crc32(content)).toBe(entry.crc32)
        texts.push([entry.fileName, content.length > 1000 ? `${content.length} bytes` : content.toString()])
      }
      zip.close()
      return Object.fromEntries(texts)
    },

    async stored(): Promise<string[]> {
      const [files] = await papers.getFiles({ prefix: archivesPrefix(OWNER) })
      return files.map(({ name }) => name.slice(archivesPrefix(OWNER).length))
    },
  }
}

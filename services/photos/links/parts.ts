// The parts of links as the API puts them together.
import { setTimeout } from 'node:timers/promises'
import type { Firestore } from '@google-cloud/firestore'
import { SECOND_MS } from '../../platform/durations.ts'
import { createGuestTokens } from '../../platform/guest-tokens.ts'
import { keepBriefly } from '../../platform/keep-briefly.ts'
import type { Publish } from '../../platform/publish.ts'
import type { SecretKeys } from '../../platform/secret-keys.ts'
import type { Trail } from '../../platform/trail.ts'
import type { ArchivedBuckets } from '../archives/planning.ts'
import { createRights } from '../rights/service.ts'
import type { PhotoStore } from '../store.ts'
import { createLinkArchive } from './archive.ts'
import { createContents, type SharedAlbums } from './contents.ts'
import { createLinkExporting } from './exporting.ts'
import { createLinkFiles } from './files.ts'
import { createMarkMakings } from './mark-record.ts'
import { createLinkPasswords, type PasswordsDeps } from './passwords.ts'
import { createSharedPictures } from './pictures.ts'
import { createProofStore } from './proof-store.ts'
import { createProofing } from './proofing.ts'
import { type AlbumsOfMaker, createLinks } from './service.ts'
import { createLinkStore } from './store.ts'
import { createVisiting } from './visiting.ts'
import { createVisits } from './visits.ts'

/** Makers whose names are kept for a moment. */
const MOST_NAMES = 2000

export interface LinkPartsDeps extends PasswordsDeps {
  firestore: Firestore
  photos: Pick<PhotoStore, 'get' | 'many' | 'manyShared'>
  albums: SharedAlbums & AlbumsOfMaker
  buckets: ArchivedBuckets
  keys: SecretKeys
  trail: Pick<Trail, 'record'>
  publish: Publish
  /** The maker's name, as people who get a link read it. */
  nameOf: (ownerId: string) => Promise<string>
  now: () => number
  newId: () => string
}

export type LinkParts = ReturnType<typeof createLinkParts>

export function createLinkParts(deps: LinkPartsDeps) {
  const { firestore, photos, albums, buckets, keys, publish, now } = deps
  const { originals, renditions } = buckets
  const store = createLinkStore(firestore, now)
  const proofs = createProofStore(firestore, now)
  const contents = createContents({ store: photos, albums })
  const proofing = createProofing({ proofs, contents, albums, now })
  const passwords = createLinkPasswords(deps)
  const rights = createRights({ firestore, now })
  const pictures = createSharedPictures({
    makings: createMarkMakings({ firestore, now }),
    ...{ renditions, publish },
    wait: (milliseconds) => setTimeout(milliseconds, undefined, { ref: false }),
  })
  const names = keepBriefly<string>({ forMs: SECOND_MS, most: MOST_NAMES, now })
  const visiting = createVisiting({
    ...deps,
    nameOf: (ownerId) => names(ownerId, () => deps.nameOf(ownerId)),
    ...{ links: store, proofs, contents, proofing, passwords },
    visits: createVisits({ firestore, links: store, now }),
    tokens: createGuestTokens(keys, 'photo-link'),
  })
  return {
    links: createLinks({ ...deps, store, proofs, proofing, passwords }),
    visiting,
    files: createLinkFiles({ pictures, rights, originals, renditions }),
    archive: createLinkArchive({ visiting, pictures, rights, buckets, now }),
    exporting: createLinkExporting({ links: store, proofs, now }),
  }
}

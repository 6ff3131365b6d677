// Pictures with a watermark: one link's, of one photo, in the sizes that links show. The documents say which exist, so
// that all of them can be removed with the link.
import { createHash } from 'node:crypto'
import type { Firestore } from '@google-cloud/firestore'
import Type, { type Static } from 'typebox'
import { documents } from '../../platform/documents.ts'
import { makingFields } from '../../platform/judge-making.ts'
import { createMakings, type Makings } from '../../platform/makings.ts'
import { type PhotoPath, renditionPrefix } from '../paths.ts'
import { SHARED_EDGES, type SharedSize } from './schemas.ts'

export const MARKS = 'photoLinkMarks'
/** How many were made for a person on one day, UTC. */
export const MARK_DAYS = 'photoLinkMarkDays'

const StoredMark = Type.Object({
  linkId: Type.String(),
  photoId: Type.String(),
  version: Type.String(),
  ...makingFields,
})
export type Mark = Static<typeof StoredMark> & { id: string }
export const markDocuments = documents(StoredMark)

export type MarkMakings = Makings<Mark>

export const createMarkMakings = (deps: {
  firestore: Firestore
  now: () => number
  perDay?: number
}): MarkMakings =>
  createMakings<Mark>({ ...deps, documents: markDocuments, collection: MARKS, days: MARK_DAYS })

/** Another picture or another text is another image. `preview` is its name, which contains a hash of the content. */
export const markVersion = (preview: string, watermark: string): string =>
  createHash('sha256').update(`${preview}\n${watermark}`).digest('hex').slice(0, 16)

export const markId = (linkId: string, photoId: string, version: string) => `${linkId}_${photoId}_${version}`

/** It is below the photo's prefix, so that it goes when the photo goes. It is never a name that its owner may read. */
export const markPath = (
  photo: PhotoPath,
  { linkId, version }: Pick<Mark, 'linkId' | 'version'>,
  size: SharedSize,
): string => `${renditionPrefix(photo)}link-${linkId}-${version}-${SHARED_EDGES[size]}.webp`

const MARK_NAME = /^link-([0-9A-Za-z-]{1,64})-[0-9a-f]{16}-\d+\.webp$/

/** The link of whose pictures one is called so; null for another name. */
export const linkOfMark = (name: string): string | null => MARK_NAME.exec(name)?.[1] ?? null

// Photos that look alike. They are found by walking through all looks in the order of each band, a stretch per request,
// so that no request compares a photo with all others.
import Type, { type Static } from 'typebox'
import { cursors } from '../platform/cursor.ts'
import { documents } from '../platform/documents.ts'
import { Id, nullable, type PageOf } from '../platform/schemas.ts'
import { formatOf } from './facets.ts'
import { BAND_DIGITS, BANDS, type Band, bitsApart, lookBits } from './look.ts'
import { duplicateFields, type PhotoRecord } from './record.ts'
import type { PhotoStore } from './store.ts'
import type { DuplicateGroup } from './view-schemas.ts'
import { toTile } from './views.ts'

/** Bits in which two copies of a picture may differ; scaling and compression change up to about four. */
export const ALIKE = 6
/** Photos that one request compares; the cursor continues from there. */
const STRETCH = 400
/** A wall of black pictures is one group of this many. */
const MOST_IN_A_GROUP = 24

const candidateDocuments = documents(duplicateFields)
type Candidate = Pick<PhotoRecord, keyof typeof duplicateFields.properties | 'id'>

const Position = Type.Object(
  { band: Type.Enum([...BANDS]), after: nullable(Type.Object({ key: Type.String(), id: Id })) },
  { additionalProperties: false },
)
const positions = cursors(Position)

export interface DuplicatesDeps {
  store: Pick<PhotoStore, 'listAlong'>
}

export function createDuplicates({ store }: DuplicatesDeps) {
  return {
    /**
     * The groups of one stretch, often none: only `nextCursor` tells the end. Each group is found once, by the first
     * band that two of its photos share.
     */
    async duplicates(ownerId: string, cursor?: string): Promise<PageOf<DuplicateGroup>> {
      const { band, after } =
        cursor === undefined ? { band: 'a' as Band, after: null } : positions.decode(cursor)
      const range = { ownerId, sortKey: `looks.${band}`, from: '0', limit: STRETCH, ...(after && { after }) }
      const found = await store.listAlong<Candidate>(range, candidateDocuments)
      const isEnd = found.length < STRETCH
      const whole = isEnd ? found : withoutLastRun(found, band)
      return { items: groupsIn(whole, band), nextCursor: nextOf(band, isEnd ? null : whole) }
    },
  }
}

const keyOf = ({ looks }: Candidate, band: Band) => looks?.[band] ?? ''
const runOf = (photo: Candidate, band: Band) => keyOf(photo, band).slice(0, BAND_DIGITS)

/** The last photos may go on in the next stretch; when there are no others, the stretch is one run and cut. */
function withoutLastRun(photos: Candidate[], band: Band): Candidate[] {
  const last = photos.at(-1)
  const whole = photos.filter((photo) => last && runOf(photo, band) !== runOf(last, band))
  return whole.length > 0 ? whole : photos
}

function nextOf(band: Band, stretch: Candidate[] | null): string | null {
  const last = stretch?.at(-1)
  if (last) return positions.encode({ band, after: { key: keyOf(last, band), id: last.id } })
  const next = BANDS[BANDS.indexOf(band) + 1]
  return next ? positions.encode({ band: next, after: null }) : null
}

function groupsIn(photos: Candidate[], band: Band): DuplicateGroup[] {
  const runs = [...Map.groupBy(photos, (photo) => runOf(photo, band)).values()]
  return runs.filter((run) => run.length > 1).flatMap((run) => joined(run, band))
}

interface Alike {
  photos: Candidate[]
  /** Whether two of them share no earlier band, by which the group would have been found before. */
  isNew: boolean
}

/** Photos of a run that are alike, directly or through others. Every pair is compared once. */
function joined(run: Candidate[], band: Band): DuplicateGroup[] {
  const looks = run.map((photo) => lookBits(keyOf(photo, 'a')))
  const groups: Alike[] = run.map((photo) => ({ photos: [photo], isNew: false }))
  for (const [i, photo] of run.entries())
    for (let j = 0; j < i; j++) {
      const other = run[j]
      const [one, two] = [groups[i], groups[j]]
      const [look, otherLook] = [looks[i], looks[j]]
      if (!other || !one || !two || !look || !otherLook) continue
      if (bitsApart(look, otherLook) > ALIKE || areToldApart(photo, other)) continue
      const isNew = one.isNew || two.isNew || !sharesEarlierBand(photo, other, band)
      if (one === two) one.isNew = isNew
      else {
        const merged = { photos: [...two.photos, ...one.photos], isNew }
        for (const [at, group] of groups.entries()) if (group === one || group === two) groups[at] = merged
      }
    }
  return [...new Set(groups)]
    .filter(({ photos, isNew }) => isNew && photos.length > 1)
    .map(({ photos }) => ({ photos: photos.slice(0, MOST_IN_A_GROUP).map(toDuplicate) }))
}

const areToldApart = (a: Candidate, b: Candidate) =>
  a.distinctFrom.includes(b.id) || b.distinctFrom.includes(a.id)

const sharesEarlierBand = (a: Candidate, b: Candidate, band: Band) =>
  BANDS.slice(0, BANDS.indexOf(band)).some((earlier) => runOf(a, earlier) === runOf(b, earlier))

const toDuplicate = (photo: Candidate): Static<typeof DuplicateGroup>['photos'][number] => ({
  ...toTile(photo),
  name: photo.name,
  format: formatOf(photo.contentType),
  size: photo.size,
  width: photo.thumbnails?.width ?? null,
  height: photo.thumbnails?.height ?? null,
})

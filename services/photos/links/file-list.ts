// Where the photos of a link are too many for one file: which files there are, and how an address names one.
import Type, { type Static } from 'typebox'
import { cursors } from '../../platform/cursor.ts'
import { nullable } from '../../platform/schemas.ts'
import type { Filled, Stretch } from './file-stretch.ts'

/** Files that one list names. */
const MOST_LISTED = 20

const number = Type.Integer({ minimum: 1, maximum: 1_000_000 })
const after = nullable(Type.String({ maxLength: 1000 }))

const Place = Type.Object(
  {
    number,
    /** How many files there are; null where they were not counted. */
    of: nullable(number),
    after,
    until: nullable(Type.String({ maxLength: 100 })),
  },
  { additionalProperties: false },
)
/** An address says where its file begins and ends, so that nobody has to look for that again. */
export const places = cursors(Place)

const Start = Type.Object(
  { number, photos: Type.Integer({ minimum: 0 }), after },
  { additionalProperties: false },
)
/** Where a list of files begins: with which number, and behind how many photos. */
export type Start = Static<typeof Start>
export const starts = cursors(Start)
export const BEGINNING: Start = { number: 1, photos: 0, after: null }

/** One of several files. */
export interface ListedFile {
  number: number
  /** Names it in an address. */
  part: string
  /** Its first and last photo, counted from 1. */
  first: number
  last: number
  /** About so many; null where that is not known before. */
  bytes: number | null
}

export interface LinkFileList {
  files: readonly ListedFile[]
  /** How many there are in all; null where the list goes on. */
  total: number | null
  /** Where it goes on. */
  next: string | null
}

export interface Listing {
  /** The photos behind a cursor, as many as one file holds. */
  fill(after: string | null): Promise<Filled>
  knowsBytes: boolean
  from: Start
  /** The first file's photos, if they were read. */
  known?: Filled | undefined
}

export async function listFiles({ fill, knowsBytes, from, known }: Listing): Promise<LinkFileList> {
  const files: (Stretch & Omit<ListedFile, 'part'>)[] = []
  let { photos: last, after: begin } = from
  let filled = known ?? (await fill(begin))
  for (;;) {
    const { photos, next, bytes } = filled
    // Behind the last photo that is shown there may be hidden ones.
    if (photos.length > 0)
      files.push({
        ...{ number: from.number + files.length, after: begin, bytes: knowsBytes ? bytes : null },
        until: next === null ? null : (photos.at(-1)?.id ?? null),
        ...{ first: last + 1, last: last + photos.length },
      })
    last += photos.length
    begin = next
    if (begin === null || files.length === MOST_LISTED) break
    filled = await fill(begin)
  }
  const following = from.number + files.length
  const total = begin === null ? following - 1 : null
  return {
    files: files.map(({ after: behind, until, ...file }) => ({
      ...file,
      part: places.encode({ number: file.number, of: total, after: behind, until }),
    })),
    total,
    next: begin === null ? null : starts.encode({ number: following, photos: last, after: begin }),
  }
}

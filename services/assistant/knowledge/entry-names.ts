// Names of entries and of their sets follow from what they are, so that making one twice makes it once.
import { createHash } from 'node:crypto'
import { FORMAT, type Passage } from './passages.ts'
import type { SourceRef } from './schemas.ts'

/** A set is made by one model, in one way of cutting; `generation` counts how often it was made anew. */
export const setName = (model: string, generation: number): string => `${model}/${FORMAT}/${generation}`

export const generationOf = (set: string): number => Number(set.split('/').at(-1))

/** Whether passages of this set are cut as this program cuts them. */
export const isCutAlike = (set: string): boolean => set.split('/').at(-2) === String(FORMAT)

const sha256 = (value: unknown) => createHash('sha256').update(JSON.stringify(value)).digest('hex')

export interface EntryName {
  ownerId: string
  set: string
  ref: SourceRef
  part: number
}

export const entryId = ({ ownerId, set, ref, part }: EntryName): string =>
  sha256([ownerId, set, ref.kind, ref.id, part]).slice(0, 40)

/** Without its number: what moves within its source stays what it is. */
export const passageHash = ({ part: _, ...passage }: Passage): string => sha256(passage)

export const sourceHash = (passages: readonly Passage[]): string => sha256(passages.map(passageHash))

// An album as it is stored.
import Type, { type Static } from 'typebox'
import { documents } from '../../platform/documents.ts'
import { recordFields } from '../../platform/records.ts'
import { nullable } from '../../platform/schemas.ts'
import { waitingFields } from '../../platform/waiting.ts'
import { AlbumFilter, AlbumKind, AlbumSort } from './schemas.ts'

export const ALBUMS = 'photoAlbums'

/** Photos whose `hiddenBy` is being brought in line, by id; `after` is the last one that is done. */
const Settling = Type.Object({ run: Type.Integer(), after: nullable(Type.String()) })

/** All photos that the filter finds are being added; `cursor` is where the list goes on. */
const StoredFilling = Type.Object({
  run: Type.Integer(),
  filter: Type.Union([AlbumFilter, Type.Object({}, { additionalProperties: false })]),
  cursor: nullable(Type.String()),
  added: Type.Integer(),
  skipped: Type.Integer(),
})

const facts = {
  ownerId: Type.String(),
  /** `deleting`: the person no longer sees it, and its photos are being taken out. */
  state: Type.Enum(['live', 'deleting']),
  kind: AlbumKind,
  title: Type.String(),
  description: Type.String(),
  projectId: nullable(Type.String()),
  filter: nullable(AlbumFilter),
  sort: AlbumSort,
  order: Type.Enum(['asc', 'desc']),
  coverId: nullable(Type.String()),
  hides: Type.Boolean(),
  /** How often the order by hand was changed. */
  arrangement: Type.Integer(),
  settling: nullable(Settling),
  filling: nullable(StoredFilling),
  /** How often work on its photos was begun: a step of an earlier run no longer matters. */
  runs: Type.Integer(),
  needsAttention: Type.Boolean(),
  addedAt: Type.String(),
  trashedAt: nullable(Type.String()),
  ...waitingFields,
}
const AlbumFacts = Type.Object(facts)
export type AlbumFacts = Static<typeof AlbumFacts> & { id: string }

const StoredAlbum = Type.Object({
  ...facts,
  ...recordFields,
  /** What lists ask for. */
  facets: Type.Array(Type.String()),
})
export type AlbumRecord = Static<typeof StoredAlbum> & { id: string }
export const albumDocuments = documents(StoredAlbum)

/** Whether its photos have to be kept out of the timeline now. */
export const hidesNow = ({ state, hides, trashedAt }: AlbumFacts) =>
  state === 'live' && hides && trashedAt === null

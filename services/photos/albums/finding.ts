import { type Finding, findRecords } from '../../platform/finding.ts'
import type { AlbumStore } from './store.ts'

/** Finds albums and projects by their titles and descriptions. */
export const createFinding = ({ albums }: { albums: Pick<AlbumStore, 'list'> }): Finding =>
  findRecords({
    list: albums.list,
    show: ({ id, title, description }) => ({ kind: 'album', id, title, detail: description.slice(0, 200) }),
  })

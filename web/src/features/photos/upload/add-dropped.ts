import { uploads } from './uploads.ts'

/** Uploads what is dropped onto a page: onto an album's, into the album. */
export function addDropped(files: readonly File[], pathname: string): void {
  const [, albumId] = /^\/photos\/albums\/([0-9A-Za-z-]+)$/.exec(pathname) ?? []
  uploads.add(files, albumId)
}

// What the program that renders galleries is given (web/gallery-pages/server.tsx).
import type { ForeseenFiles, SharedLink, SharedPhoto } from '../links/schemas.ts'
import type { PortfolioPage } from './schemas.ts'

/** What somebody sees who opens a link to photos. `path` is the link's own address. */
export type SharedPage =
  /** `problem` says in plain words why it did not open; empty where nobody has tried. */
  | { kind: 'password'; path: string; problem: string }
  /** `path` where there is a way back to the photos. */
  | { kind: 'ended'; title: string; words: string; path?: string }
  | {
      kind: 'files'
      path: string
      title: string
      files: readonly SharedFile[]
      /** How many there are in all; null where they were not counted. */
      total: number | null
      /** The address of the list of those that follow. */
      next: string | null
    }
  | {
      kind: 'photos'
      path: string
      /** The address of the API below which its requests are. */
      api: string
      /**
       * Where all of them are one file, or a list of files, and what these will be, where the page says that; null where
       * nothing may be downloaded.
       */
      archive: { path: string; foreseen: ForeseenFiles | null } | null
      link: SharedLink
      photos: readonly SharedPhoto[]
      /** The cursor of the photos that follow. */
      next: string | null
      isFirst: boolean
      onlyFavourites: boolean
    }

/** One of several files that together hold the photos of a link. */
export interface SharedFile {
  address: string
  number: number
  /** Its first and last photo, counted from 1. */
  first: number
  last: number
  /** About so many; null where that is not known before. */
  bytes: number | null
}

export type GalleryPage = { kind: 'portfolio'; page: PortfolioPage } | { kind: 'shared'; page: SharedPage }

// What is released in one environment, and who is releasing there now. It is one document that is only ever replaced as
// a whole by somebody who has read the latest version, so that it is the lease, too.
import { hostname } from 'node:os'
import { isAlive } from '../alive.ts'

export interface Release {
  image: string
  /** RFC 3339. */
  at: string
  by: string
  /** By service. */
  revisions: Record<string, string>
}

/** A release that has begun and not ended. */
export interface Underway {
  image: string
  by: string
  host: string
  pid: number
  since: string
  /** When it last said that it is alive. */
  seen: string
  /** In words, such as `10 %`. */
  stage: string
  /** Revisions by service: those that people had, and those that they are to get. */
  from: Record<string, string>
  to: Record<string, string>
}

export interface Book {
  /** Good ones, the newest first. */
  releases: Release[]
  underway: Underway | null
  /** The last one that was taken back, and why. */
  takenBack: { image: string; at: string; why: string } | null
}

export interface Ledger {
  read(): Promise<{ record: Book; version: string }>
  /** Returns the new version. Throws LedgerMoved when somebody else has written since `version`. */
  write(record: Book, version: string): Promise<string>
}

export class LedgerMoved extends Error {}

export const EMPTY: Book = { releases: [], underway: null, takenBack: null }
/** Older releases are forgotten; Cloud Run keeps their revisions longer. */
export const KEPT_RELEASES = 20
/** Seconds without a sign of life after which a release counts as interrupted. */
const SILENT_SECONDS = 120

/** Whether the process that began it is gone, as far as that can be known from here. */
export function isInterrupted({ host, pid, seen }: Underway, now: number): boolean {
  if (host === hostname()) return !isAlive(pid)
  return now - Date.parse(seen) > SILENT_SECONDS * 1000
}

// Derives everything in an album's record that follows from its facts.
import { MINUTE_MS } from '../../platform/durations.ts'
import { foundBy } from '../../platform/finding.ts'
import { isoTime } from '../../platform/times.ts'
import { trashOverAt } from '../../platform/trash.ts'
import { isGivenUp, nextLook, startWaiting } from '../../platform/waiting.ts'
import type { AlbumFacts, AlbumRecord } from './record.ts'

/** This is longer than a step normally takes with its retries; it doubles with every sweep. */
const STALLED_AFTER_MS = 10 * MINUTE_MS

export const RESTING = 'resting'
export const ALL = 'albums'
export const TRASH = 'trash'
export const ofProject = (id: string) => `project:${id}`

/** What the function still has to do. Every step of it is a stage of its own, because it shows that work goes on. */
export function stageOf({ state, settling, filling }: AlbumFacts): string {
  if (state === 'deleting') return 'deleting'
  if (settling) return `settling ${settling.run} ${settling.after}`
  return filling ? `filling ${filling.run} ${filling.cursor}` : RESTING
}

export function complete(
  facts: AlbumFacts,
  before: AlbumRecord | null,
  now: string,
): Omit<AlbumRecord, 'updatedAt'> {
  const stage = stageOf(facts)
  const isNewStage = before === null || stageOf(before) !== stage
  const needsAttention = facts.needsAttention && stage !== RESTING && !isNewStage
  const waitsAnew = isNewStage || (before.needsAttention && !needsAttention)
  const settled = { ...facts, needsAttention, ...(waitsAnew && startWaiting(now)) }
  return { ...settled, facets: facetsOf(settled), sweepAt: nextSweepAt(settled, stage) }
}

function facetsOf(album: AlbumFacts): string[] {
  if (album.state === 'deleting') return []
  const project = album.projectId === null ? [] : [ofProject(album.projectId)]
  if (album.trashedAt !== null) return [TRASH, ...project]
  return [ALL, ...project, ...foundBy({ title: album.title, detail: album.description })]
}

function nextSweepAt(album: AlbumFacts, stage: string): string | null {
  const isStalling = stage !== RESTING && !album.needsAttention && !isGivenUp(album)
  const times = [
    isStalling ? nextLook(album, STALLED_AFTER_MS) : null,
    album.state === 'live' ? trashOverAt(album) : null,
  ].filter((time) => time !== null)
  return times.length > 0 ? isoTime(Math.min(...times)) : null
}

// Which tags a selection has, and how an edit changes them, as pure functions.
import type { Share } from '../../../ui/tri-state-list.tsx'

export interface TagShare {
  value: string
  share: Share
  /** How many photos of the selection have it now. */
  count: number
}

export type TagChanges = ReadonlyMap<string, 'all' | 'none'>

/**
 * Tags of the selection come first, by descending count, then the person's others; tags added by hand come before both.
 */
export function tagShares(
  selection: readonly (readonly string[])[],
  known: readonly string[],
  changes: TagChanges,
): TagShare[] {
  const counts = new Map<string, number>()
  for (const tags of selection) for (const tag of tags) counts.set(tag, (counts.get(tag) ?? 0) + 1)
  const own = [...counts].sort(([a, m], [b, n]) => n - m || a.localeCompare(b)).map(([tag]) => tag)
  const added = [...changes.keys()].filter((tag) => !counts.has(tag) && !known.includes(tag))
  return [...new Set([...added, ...own, ...known])].map((value) => {
    const count = counts.get(value) ?? 0
    const before: Share = count === 0 ? 'none' : count === selection.length ? 'all' : 'some'
    return { value, count, share: changes.get(value) ?? before }
  })
}

/** Only effective changes: a tag that all photos have is not added again. */
export function tagEdit(selection: readonly (readonly string[])[], changes: TagChanges) {
  const add: string[] = []
  const remove: string[] = []
  for (const [tag, share] of changes) {
    const count = selection.filter((tags) => tags.includes(tag)).length
    if (share === 'all' && count < selection.length) add.push(tag)
    if (share === 'none' && count > 0) remove.push(tag)
  }
  return { add, remove }
}

export interface TagUndo {
  ids: string[]
  add: string[]
  remove: string[]
}

/** The edits that restore every photo; photos that were changed alike are restored together. */
export function tagUndo(
  photos: readonly { id: string; tags: readonly string[] }[],
  { add, remove }: { add: readonly string[]; remove: readonly string[] },
): TagUndo[] {
  const groups = new Map<string, TagUndo>()
  for (const { id, tags } of photos) {
    const gained = add.filter((tag) => !tags.includes(tag))
    const lost = remove.filter((tag) => tags.includes(tag))
    if (gained.length + lost.length === 0) continue
    const key = JSON.stringify([gained, lost])
    const group = groups.get(key) ?? { ids: [], add: lost, remove: gained }
    group.ids.push(id)
    groups.set(key, group)
  }
  return [...groups.values()]
}

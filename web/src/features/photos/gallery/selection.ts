// Which photos are selected. The functions are pure, so that ranges can be tested without a mouse.

export interface Selection {
  ids: ReadonlySet<string>
  /** Where a range starts. */
  anchor: string | null
}

export const NOTHING: Selection = { ids: new Set(), anchor: null }

export function toggle(selection: Selection, id: string): Selection {
  const ids = new Set(selection.ids)
  if (!ids.delete(id)) ids.add(id)
  return { ids, anchor: id }
}

/** Adds everything from the anchor to `id`, in the order of the gallery. */
export function extend(selection: Selection, id: string, order: readonly string[]): Selection {
  const from = selection.anchor === null ? -1 : order.indexOf(selection.anchor)
  const to = order.indexOf(id)
  if (from < 0 || to < 0) return toggle(selection, id)
  const range = order.slice(Math.min(from, to), Math.max(from, to) + 1)
  return { ids: new Set([...selection.ids, ...range]), anchor: selection.anchor }
}

/** Selects all of a group, or none of it when all were selected. */
export function toggleAll(selection: Selection, group: readonly string[]): Selection {
  const ids = new Set(selection.ids)
  const hasAll = group.every((id) => ids.has(id))
  for (const id of group) {
    if (hasAll) ids.delete(id)
    else ids.add(id)
  }
  return { ids, anchor: group.at(-1) ?? selection.anchor }
}

export const select = (ids: Iterable<string>): Selection => ({ ids: new Set(ids), anchor: null })

export function drop(selection: Selection, gone: Iterable<string>): Selection {
  const ids = new Set(selection.ids)
  for (const id of gone) ids.delete(id)
  return ids.size === selection.ids.size ? selection : { ids, anchor: null }
}

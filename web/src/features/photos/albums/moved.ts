/** The items with some of them behind another one, in the given order; null puts them first. */
export function moved<Item extends { id: string }>(
  items: readonly Item[],
  ids: readonly string[],
  after: string | null,
): Item[] {
  const byId = new Map(items.map((item) => [item.id, item]))
  const taken = ids.map((id) => byId.get(id)).filter((item) => item !== undefined)
  const isTaken = new Set(ids)
  const rest = items.filter(({ id }) => !isTaken.has(id))
  const at = after === null ? 0 : rest.findIndex(({ id }) => id === after) + 1
  // Behind something that is not fetched yet: they come with its page.
  if (after !== null && at === 0) return [...rest, ...taken]
  return rest.toSpliced(at, 0, ...taken)
}

/** The item behind which one comes that goes a step back or ahead; undefined when there is nowhere to go. */
export function stepTarget(
  order: readonly string[],
  ids: readonly string[],
  step: 'back' | 'ahead',
): string | null | undefined {
  const isTaken = new Set(ids)
  if (step === 'back') {
    const first = order.findIndex((id) => isTaken.has(id))
    if (first <= 0) return undefined
    return order.slice(0, first - 1).findLast((id) => !isTaken.has(id)) ?? null
  }
  const last = order.findLastIndex((id) => isTaken.has(id))
  return order.slice(last + 1).find((id) => !isTaken.has(id))
}

export const sourceId = (turnId: string, n: number): string => `source-${turnId}-${n}`

/** Goes to the card of a source, also where it is folded away. */
export function focusSource(turnId: string, n: number): void {
  const card = document.getElementById(sourceId(turnId, n))
  const fold = card?.closest('details')
  if (fold) fold.open = true
  card?.scrollIntoView({ block: 'nearest' })
  card?.focus({ preventScroll: true })
}

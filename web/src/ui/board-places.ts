// Where a card of a board goes.

export interface BoardPlace {
  column: string
  /** The card that it shall stand above; null for the end of the column. */
  before: string | null
}

interface Keys {
  id: string
  cards: readonly string[]
}

/** What a card that is dropped `at` this height of another one stands above. */
export const placeBeside = ({
  id,
  next,
  at,
  height,
}: {
  id: string
  next: string | null
  at: number
  height: number
}): string | null => (at < height / 2 ? id : next)

/** Undefined for a key that moves nothing, null where there is no further place in that direction. */
export function placeByKey(
  columns: readonly Keys[],
  card: string,
  key: string,
): BoardPlace | null | undefined {
  const at = columns.findIndex(({ cards }) => cards.includes(card))
  const column = columns[at]
  if (!column) return undefined
  const row = column.cards.indexOf(card)
  switch (key) {
    case 'ArrowUp':
      return row === 0 ? null : { column: column.id, before: column.cards[row - 1] ?? null }
    case 'ArrowDown':
      return row === column.cards.length - 1
        ? null
        : { column: column.id, before: column.cards[row + 2] ?? null }
    case 'ArrowLeft':
    case 'ArrowRight': {
      const beside = columns[at + (key === 'ArrowLeft' ? -1 : 1)]
      return beside ? { column: beside.id, before: beside.cards[row] ?? null } : null
    }
    default:
      return undefined
  }
}

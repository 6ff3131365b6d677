// Shows the lines of one node: of the one that the pointer is over, or that has the focus.

/** Marks what belongs to the node `id`; null marks nothing. */
function choose(map: Element, id: string | null): void {
  map.classList.toggle('has-chosen', id !== null)
  const near = new Set([id])
  for (const path of map.querySelectorAll('[data-from]')) {
    const ends = [path.getAttribute('data-from'), path.getAttribute('data-to')]
    const isChosen = id !== null && ends.includes(id)
    path.classList.toggle('chosen', isChosen)
    if (isChosen) for (const end of ends) near.add(end)
  }
  for (const node of map.querySelectorAll('[data-node]'))
    node.classList.toggle('near', id !== null && near.has(node.getAttribute('data-node')))
}

/** For the map's own events: pointerover, pointerleave, focusin and focusout. */
export function chooseNode(event: Event): void {
  const map = event.currentTarget as Element
  const node = (event.target as Element).closest('[data-node]')
  const isOver = event.type === 'pointerover' || event.type === 'focusin'
  choose(map, isOver ? (node?.getAttribute('data-node') ?? null) : null)
}

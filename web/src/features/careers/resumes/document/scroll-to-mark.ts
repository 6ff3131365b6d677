/** Milliseconds are the browser's matter; people who want less motion get none. */
const isStill = () => matchMedia('(prefers-reduced-motion: reduce)').matches

/** Scrolls the pane alone, so that the form beside it stays where it is. */
export function scrollToMark(pane: HTMLElement, mark: Element): void {
  const [outer, inner] = [pane.getBoundingClientRect(), mark.getBoundingClientRect()]
  const top = pane.scrollTop + inner.top - outer.top - (outer.height - inner.height) / 3
  pane.scrollTo({ top, behavior: isStill() ? 'auto' : 'smooth' })
}

// Whether the page can be reloaded without anybody noticing.

/** Fields into which somebody has typed since the page was opened. */
const touched = new Set<HTMLInputElement | HTMLTextAreaElement | HTMLElement>()

globalThis.document?.addEventListener(
  'input',
  ({ target }) => {
    if (target instanceof HTMLElement) touched.add(target)
  },
  { capture: true },
)

/** True while nothing unsent has been typed, and nothing is under way that leaving the page would lose. */
export function isAtRest(): boolean {
  for (const field of touched) {
    const text = 'value' in field ? field.value : field.textContent
    if (!field.isConnected || !text) touched.delete(field)
  }
  if (touched.size > 0) return false
  // Listeners that would ask the person to stay cancel this event.
  const leaving = new Event('beforeunload', { cancelable: true })
  window.dispatchEvent(leaving)
  return !leaving.defaultPrevented
}

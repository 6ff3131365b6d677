/** Asks the page to do something, to say `done`, and to load what it shows again. */
export function act(path: string, body: object, done: string): void {
  document.dispatchEvent(new CustomEvent('console-act', { detail: { path, body, done } }))
}

/** Asks the page to draw itself again. */
export function redraw(): void {
  document.dispatchEvent(new CustomEvent('console-draw'))
}

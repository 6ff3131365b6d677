/**
 * The `ref` of a frame that keeps the focus: when what had it goes away, as a form does that was saved, the frame gets
 * it, so that its keys go on working. A modal dialog does so by itself, but toasts could not be reached beside it.
 */
export function holdFocus(frame: HTMLElement | null) {
  if (!frame) return
  const observer = new MutationObserver((changes) => {
    const isLost = document.activeElement === null || document.activeElement === document.body
    if (isLost && changes.some(({ removedNodes }) => removedNodes.length > 0)) frame.focus()
  })
  observer.observe(frame, { childList: true, subtree: true })
  return () => observer.disconnect()
}

/** Pixels that a finger moves before it counts. */
const FAR = 50

/** Calls `step` with 1 for a swipe to the left and with -1 for one to the right. */
export function followSwipes(element: HTMLElement, step: (by: number) => void): void {
  let start: { x: number; y: number } | null = null
  element.addEventListener(
    'touchstart',
    ({ touches }) => {
      const [touch] = touches
      // Two fingers zoom.
      start = touch && touches.length === 1 ? { x: touch.clientX, y: touch.clientY } : null
    },
    { passive: true },
  )
  element.addEventListener(
    'touchend',
    ({ changedTouches: [touch] }) => {
      if (!start || !touch || (window.visualViewport?.scale ?? 1) > 1.01) return
      const [x, y] = [touch.clientX - start.x, touch.clientY - start.y]
      start = null
      if (Math.abs(x) > FAR && Math.abs(x) > 2 * Math.abs(y)) step(x < 0 ? 1 : -1)
    },
    { passive: true },
  )
}

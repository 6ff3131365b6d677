// A picture that is made when somebody first looks may not be there yet (a watermark, a size of a portfolio): the
// answer says so, and the browser draws a torn picture. It is asked for again.

/** Milliseconds until each further try. */
const PAUSES = [2000, 3000, 5000, 10_000, 20_000, 40_000]

export function askForLatePicturesAgain(): void {
  const tries = new WeakMap<HTMLImageElement, { src: string; count: number }>()

  function again(image: HTMLImageElement) {
    const { src } = image
    const last = tries.get(image)
    const count = last?.src === src ? last.count : 0
    const pause = PAUSES[count]
    if (pause === undefined) return
    tries.set(image, { src, count: count + 1 })
    setTimeout(() => {
      // It may show another photo by now.
      if (image.src === src) image.src = src
    }, pause)
  }

  // Errors of images do not bubble, but can be caught on their way down.
  addEventListener('error', ({ target }) => target instanceof HTMLImageElement && again(target), true)
  // Those that failed before the script was here.
  for (const image of document.querySelectorAll<HTMLImageElement>('[data-photos] img'))
    if (image.complete && image.naturalWidth === 0) again(image)
}

// Photos in place of the page: one after another with the arrow keys, a finger, or the buttons. A browser without a
// script follows the link to the image.
import { namedPhoto } from './place-in-history.ts'
import { createStage, type Stage } from './stage.ts'

/** What else is shown beside a photo; it is told whenever another one is shown. */
export interface Beside {
  element: HTMLElement
  show(link: HTMLAnchorElement): void
}

/** Opens every photo of the page in place. */
export function openPhotosInPlace(beside?: Beside): void {
  const links = () => [...document.querySelectorAll<HTMLAnchorElement>('[data-photos] a[data-photo]')]
  let stage: Stage | null = null

  function open(link: HTMLAnchorElement) {
    stage ??= createStage({ links, beside })
    stage.open(link)
  }

  document.addEventListener('click', (event) => {
    const { target } = event
    const link = target instanceof Element ? target.closest<HTMLAnchorElement>('a[data-photo]') : null
    // Whoever asks for another tab gets it.
    if (!link || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey) return
    event.preventDefault()
    open(link)
  })

  function openNamed() {
    const named = namedPhoto()
    const link = named && links().find(({ dataset }) => dataset.photo === named)
    if (link) open(link)
  }
  // The address of an open photo can be sent to others, and Forward goes there again.
  openNamed()
  window.addEventListener('popstate', openNamed)
}

import { build } from './build.ts'
import type { Beside } from './lightbox.ts'
import { createPlaceInHistory } from './place-in-history.ts'
import { followSwipes } from './swipes.ts'

export interface Stage {
  open(link: HTMLAnchorElement): void
}

export interface StageDeps {
  /** The photos in their order, as they are now. */
  links: () => HTMLAnchorElement[]
  beside?: Beside | undefined
}

export function createStage({ links, beside }: StageDeps): Stage {
  const image = build('img', { className: 'stage-image', draggable: false })
  const title = build('p', { className: 'stage-title' })
  const description = build('p', { className: 'stage-description' })
  const credit = build('p', { className: 'stage-credit' })
  const place = build('p', { className: 'stage-place', ariaLive: 'polite' })
  const button = (className: string, ariaLabel: string, path: string, onclick: () => void) => {
    const made = build('button', {
      className: `stage-button ${className}`,
      ariaLabel,
      type: 'button',
      onclick,
    })
    made.innerHTML = `<svg viewBox="0 0 24 24" width="24" height="24" fill="none" stroke="currentColor" stroke-width="1.8" stroke-linecap="round" stroke-linejoin="round" aria-hidden="true"><path d="${path}"/></svg>`
    return made
  }
  const previous = button('stage-previous', 'Previous photo', 'm15 18-6-6 6-6', () => step(-1))
  const next = button('stage-next', 'Next photo', 'm9 18 6-6-6-6', () => step(1))
  const close = button('stage-close', 'Close', 'M18 6 6 18M6 6l12 12', () => dialog.close())
  const frame = build('div', { className: 'stage-frame' }, [image, previous, next])
  const words = build('div', { className: 'stage-words' }, [title, description, credit, place])
  const dialog = build('dialog', { className: 'stage', ariaLabel: 'Photo', tabIndex: -1 }, [
    frame,
    build('div', { className: 'stage-side' }, [words, ...(beside ? [beside.element] : [])]),
    close,
  ])
  document.body.append(dialog)
  let shown: HTMLAnchorElement | null = null
  const address = createPlaceInHistory(() => dialog.close())

  function show(link: HTMLAnchorElement) {
    shown = link
    const small = link.querySelector('img')
    const all = links()
    const at = all.indexOf(link)
    image.sizes = '100vw'
    if (small?.srcset) image.srcset = small.srcset
    image.src = link.dataset.large ?? link.href
    image.alt = small?.alt ?? ''
    title.textContent = link.dataset.title ?? ''
    description.textContent = link.dataset.description ?? ''
    credit.textContent = link.dataset.credit ?? ''
    place.textContent = `${at + 1} of ${all.length}`
    const [isFirst, isLast] = [at <= 0, at >= all.length - 1]
    // A button that ends here would take the focus with it, and with the focus the keys.
    if ((isFirst && previous.matches(':focus')) || (isLast && next.matches(':focus'))) dialog.focus()
    previous.disabled = isFirst
    next.disabled = isLast
    beside?.show(link)
    address.name(link.dataset.photo ?? '')
    // The next one is there when it is asked for.
    const following = all[at + 1]
    if (following)
      new Image().src = following.dataset.large ?? following.querySelector('img')?.currentSrc ?? ''
  }

  function step(by: number) {
    const all = links()
    const link = shown && all[all.indexOf(shown) + by]
    if (link) show(link)
  }

  dialog.addEventListener('keydown', (event) => {
    // In a text field the arrows go through the text.
    if (event.target instanceof HTMLTextAreaElement) return
    const by = { ArrowLeft: -1, ArrowRight: 1, PageUp: -1, PageDown: 1 }[event.key]
    if (by === undefined) return
    event.preventDefault()
    step(by)
  })
  dialog.addEventListener('click', ({ target }) => {
    // Beside the picture is as good as the button.
    if (target === dialog || target === frame) dialog.close()
  })
  dialog.addEventListener('close', () => {
    address.leave()
    shown?.focus()
    shown?.scrollIntoView({ block: 'nearest' })
  })
  followSwipes(frame, step)

  return {
    open(link) {
      show(link)
      if (!dialog.open) dialog.showModal()
    },
  }
}

// An open photo is one step of the browser's history, however many are looked at: Back closes it.

/** The photo that the address names. */
export const namedPhoto = () => /^#photo-([\w-]+)$/.exec(location.hash)?.[1]

/** `close` is called when the person went back. */
export function createPlaceInHistory(close: () => void) {
  let isOpen = false
  /** Whether the step before is this page without a photo. */
  let hasStep = false

  window.addEventListener('popstate', () => {
    if (namedPhoto() !== undefined) return
    history.scrollRestoration = 'auto'
    if (!isOpen) return
    hasStep = false
    close()
  })

  return {
    name(photo: string) {
      const isNew = !isOpen && namedPhoto() === undefined
      isOpen = true
      const address = `#photo-${photo}`
      if (!isNew) return history.replaceState(history.state, '', address)
      // The page stays where the last photo is, not where the first one was opened.
      history.scrollRestoration = 'manual'
      history.pushState(history.state, '', address)
      hasStep = true
    },
    /** The photo was closed. */
    leave() {
      isOpen = false
      if (hasStep) history.back()
      else history.replaceState(history.state, '', location.pathname + location.search)
      hasStep = false
    },
  }
}

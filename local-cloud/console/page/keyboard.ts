interface KeyboardDeps {
  /** Paths by the letter after `g`. */
  letters(): Record<string, string>
  toggleKeys(): void
  closeKeys(): void
}

/** Milliseconds between `g` and its letter. */
const CHORD_MS = 1200

/** The keys that the list under `?` names. */
export function keyboard({ letters, toggleKeys, closeKeys }: KeyboardDeps): void {
  let chord = 0

  function onKey(event: KeyboardEvent): void {
    const { key } = event
    const target = event.target as HTMLElement
    if (key === 'Escape') {
      closeKeys()
      target.blur()
      for (const row of selected()) row.classList.remove('selected')
      return
    }
    const isTyping = target.matches('input, textarea, select')
    if (isTyping || event.ctrlKey || event.metaKey || event.altKey) return
    const path = Date.now() - chord < CHORD_MS ? letters()[key] : undefined
    chord = key === 'g' ? Date.now() : 0
    if (path) location.hash = `#/${path}`
    else if (key === '?') toggleKeys()
    else if (key === '/') document.querySelector<HTMLElement>('main input[type=search]')?.focus()
    else if (key === 'j') move(1)
    else if (key === 'k') move(-1)
    else if (key === 'Enter' && !target.matches('a, button')) openSelected()
    else return
    event.preventDefault()
  }

  document.addEventListener('keydown', onKey)
}

const selected = () => document.querySelectorAll<HTMLElement>('[data-row].selected')

function move(step: number): void {
  const rows = [...document.querySelectorAll<HTMLElement>('main [data-row]')]
  const at = rows.findIndex((row) => row.classList.contains('selected'))
  const next =
    rows[at < 0 ? (step > 0 ? 0 : rows.length - 1) : Math.min(Math.max(at + step, 0), rows.length - 1)]
  for (const row of selected()) row.classList.remove('selected')
  next?.classList.add('selected')
  next?.scrollIntoView({ block: 'nearest' })
}

function openSelected(): void {
  const [row] = selected()
  row?.querySelector<HTMLElement>('a, button, summary')?.click()
}

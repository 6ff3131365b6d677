import { useEffect, useRef } from 'react'
import type { Step } from './walk.ts'

export interface GalleryKeys {
  /** Returns false when there is nothing in that direction. */
  move(step: Step): boolean
  toggle(): void
  selectAll(): void
  clear(): void
  hasSelection(): boolean
  delete(): void
  favourite(): void
  archive(): void
  /** 0 to 5. */
  rate(stars: number): void
  search(): void
  help(): void
}

const STEPS: Record<string, Step> = {
  ArrowLeft: 'left',
  ArrowRight: 'right',
  ArrowUp: 'up',
  ArrowDown: 'down',
  Home: 'start',
  End: 'end',
}

/** The gallery's keys, wherever the focus is, unless something else needs them. */
export function useGalleryKeys(isEnabled: boolean, keys: GalleryKeys) {
  const latest = useRef(keys)
  useEffect(() => {
    latest.current = keys
  })

  useEffect(() => {
    if (!isEnabled) return
    function onKeyDown(event: KeyboardEvent) {
      const target = event.target instanceof HTMLElement ? event.target : document.body
      if (event.defaultPrevented || event.altKey || needsKeys(target)) return
      if (act(event, target)) event.preventDefault()
    }
    function act(event: KeyboardEvent, target: HTMLElement): boolean {
      const isInGrid = target.closest('[data-photo]') !== null
      const isAnywhere = isInGrid || target === document.body || target.id === 'main'
      const now = latest.current
      if (event.ctrlKey || event.metaKey) {
        if (event.key !== 'a') return false
        now.selectAll()
        return true
      }
      const step = STEPS[event.key]
      // Without a position in the grid, up and down still scroll the page.
      if (step && (isInGrid || (isAnywhere && (step === 'left' || step === 'right'))))
        return now.move(step) || isInGrid
      switch (event.key) {
        case ' ':
        case 'x':
          if (!isInGrid) return false
          now.toggle()
          return true
        case 'Delete':
          if (!isAnywhere && !now.hasSelection()) return false
          now.delete()
          return true
        case 'Escape':
          if (!now.hasSelection()) return false
          now.clear()
          return true
        case 'f':
          if (!isInGrid && !now.hasSelection()) return false
          now.favourite()
          return true
        case 'e':
          if (!isInGrid && !now.hasSelection()) return false
          now.archive()
          return true
        case '/':
          now.search()
          return true
        case '?':
          now.help()
          return true
        default:
          if (/^[0-5]$/.test(event.key) && (isInGrid || now.hasSelection())) {
            now.rate(Number(event.key))
            return true
          }
          return false
      }
    }
    document.addEventListener('keydown', onKeyDown)
    return () => document.removeEventListener('keydown', onKeyDown)
  }, [isEnabled])
}

/** Fields, menus and dialogs have keys of their own. */
function needsKeys(target: HTMLElement): boolean {
  return (
    target.isContentEditable ||
    target.closest(
      'input, textarea, select, [role=dialog], [role=alertdialog], [role=menu], [role=listbox]',
    ) !== null
  )
}

// ⌘K, or Ctrl K, opens the palette from every page. The palette itself is loaded when it is wanted.
import { Suspense, use, useEffect, useState } from 'react'
import { onDemand } from '../ui/on-demand.ts'

const load = onDemand(() => import('./palette/palette-dialog.tsx'))

let open = (_isOpen: boolean) => {}
export const openPalette = () => open(true)

const isPaletteKey = ({ key, metaKey, ctrlKey, altKey, shiftKey }: KeyboardEvent) =>
  key.toLowerCase() === 'k' && metaKey !== ctrlKey && !altKey && !shiftKey

export function Palette() {
  const [isOpen, setOpen] = useState(false)
  const [isWanted, setWanted] = useState(false)
  if (isOpen && !isWanted) setWanted(true)
  useEffect(() => {
    open = setOpen
    function toggle(event: KeyboardEvent) {
      if (!isPaletteKey(event)) return
      event.preventDefault()
      setOpen((was) => !was)
    }
    window.addEventListener('keydown', toggle)
    return () => window.removeEventListener('keydown', toggle)
  }, [])
  return <Suspense fallback={null}>{isWanted && <Panel open={isOpen} onOpenChange={setOpen} />}</Suspense>
}

function Panel(props: { open: boolean; onOpenChange: (open: boolean) => void }) {
  const { PaletteDialog } = use(load())
  return <PaletteDialog {...props} />
}

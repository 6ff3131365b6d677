import { type ReactNode, Suspense, use, useState } from 'react'
import { onDemand } from './on-demand.ts'

export interface SheetProps {
  open: boolean
  onOpenChange: (open: boolean) => void
  title: string
  children: ReactNode
  /** Buttons that stay in view below the content. */
  footer?: ReactNode
  /** False leaves the page behind usable (no scrim). */
  modal?: boolean
  className?: string
}

const load = onDemand(() => import('./sheet-panel.tsx'))

/** A panel from the right; on phones from the bottom. */
export function Sheet(props: SheetProps) {
  const [wanted, setWanted] = useState(props.open)
  if (props.open && !wanted) setWanted(true)
  return <Suspense fallback={null}>{wanted && <Panel {...props} />}</Suspense>
}

function Panel(props: SheetProps) {
  const { SheetPanel } = use(load())
  return <SheetPanel {...props} />
}

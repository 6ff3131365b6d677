import { Suspense, use, useState } from 'react'
import { onDemand } from './on-demand.ts'
import type { SheetProps } from './sheet-panel.tsx'

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

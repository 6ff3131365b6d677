// The viewer's script is loaded when somebody is about to open a photo, not with the gallery.
import { Suspense, use } from 'react'
import { onDemand } from '../../../ui/on-demand.ts'
import type { ViewerProps } from './viewer.tsx'

const load = onDemand(() => import('./viewer.tsx'))

/** Call this when a pointer or the focus is near a photo. */
export const approachViewer = () => void load().catch(() => null)

export function LazyViewer(props: ViewerProps) {
  return (
    <Suspense fallback={<div className="fixed inset-0 z-cover bg-[#100e0c]" />}>
      <Loaded {...props} />
    </Suspense>
  )
}

function Loaded(props: ViewerProps) {
  const { Viewer } = use(load())
  return <Viewer {...props} />
}

// Turning and cropping is loaded when somebody asks for it.
import { Suspense, use } from 'react'
import { onDemand } from '../../../ui/on-demand.ts'
import type { AdjusterProps } from './adjuster.tsx'

const load = onDemand(() => import('./adjuster.tsx'), { isAhead: false })

export function LazyAdjuster(props: AdjusterProps) {
  return (
    <Suspense fallback={null}>
      <Loaded {...props} />
    </Suspense>
  )
}

function Loaded(props: AdjusterProps) {
  const { Adjuster } = use(load())
  return <Adjuster {...props} />
}

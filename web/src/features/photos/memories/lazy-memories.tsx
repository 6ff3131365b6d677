// The strip is loaded on the days on which it has something to show.
import { Suspense, use } from 'react'
import { onDemand } from '../../../ui/on-demand.ts'
import { localToday } from '../gallery/days.ts'
import type { MemoriesProps } from './memories.tsx'

const load = onDemand(() => import('./memories.tsx'), { isAhead: false })

/** The counts tell whether there is anything, so most days nothing is asked for. */
export function LazyMemories(props: MemoriesProps) {
  const today = localToday(new Date())
  const isWanted = props.days.some(({ day }) => day < today && day.slice(5) === today.slice(5))
  return <Suspense fallback={null}>{isWanted && <Loaded {...props} />}</Suspense>
}

function Loaded(props: MemoriesProps) {
  const { Memories } = use(load())
  return <Memories {...props} />
}

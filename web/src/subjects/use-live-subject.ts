import { useEffect } from 'react'
import { onLive } from '../live.ts'
import type { SubjectItem, SubjectLists } from './subject.ts'

type Told = 'job' | 'resume' | 'cv' | 'application' | 'campaign'

/** Follows a subject while a page that shows it is open; what happened meanwhile is fetched on the next visit. */
export function useLiveSubject<Item extends SubjectItem>(
  type: Told,
  lists: Pick<SubjectLists<Item>, 'hear' | 'remove' | 'invalidate'>,
): void {
  useEffect(() => {
    const ends = [
      onLive(type, (item: SubjectItem) => lists.hear(item as Item)),
      onLive(`${type}-removed`, ({ id }) => lists.remove([id])),
      onLive('resync', lists.invalidate),
    ]
    return () => {
      for (const end of ends) end()
      lists.invalidate()
    }
  }, [type, lists])
}

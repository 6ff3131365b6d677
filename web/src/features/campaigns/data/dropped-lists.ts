// Files that are dropped while the room is open go to the page that is shown.
import { toast } from '../../../ui/toast.tsx'

type Taking = (files: readonly File[]) => void

let taking: Taking | null = null

export function takeLists(files: readonly File[]): void {
  if (taking) taking(files)
  else toast.message('Open a campaign that is not started, then drop the list there')
}

/** Returns a function that ends it. */
export function onDroppedLists(take: Taking): () => void {
  taking = take
  return () => {
    if (taking === take) taking = null
  }
}

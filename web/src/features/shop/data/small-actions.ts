// What every short list of the shop can do: remove with an undo, and arrange by hand.
import { api } from '../../../api.ts'
import { toast } from '../../../ui/toast.tsx'
import type { SmallList } from './small-list.ts'

interface Named {
  id: string
  updatedAt: string
}

/** `name` is what the item is called in the toast. */
export async function removeFrom<Item extends Named>(
  list: SmallList<Item>,
  { path, item, name }: { path: `/${string}`; item: Item; name: string },
): Promise<void> {
  list.drop(item.id)
  try {
    await api.delete(`${path}/${item.id}`)
    toast.message(`“${name}” was removed`, { undo: () => void putBack(list, path, item) })
  } catch (error) {
    list.keep(item)
    toast.failed('Not removed', error)
  }
}

async function putBack<Item extends Named>(list: SmallList<Item>, path: string, item: Item): Promise<void> {
  try {
    list.keep(await api.post<Item>(`${path}/${item.id}/restore`))
    list.refresh()
  } catch (error) {
    toast.failed('Not restored', error)
  }
}

export async function arrange<Item extends Named>(
  list: SmallList<Item>,
  items: readonly Item[],
  ids: readonly string[],
): Promise<void> {
  try {
    await list.arrange(items, ids)
  } catch (error) {
    toast.failed('The order was not saved', error)
  }
}

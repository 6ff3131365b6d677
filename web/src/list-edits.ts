// Edits that are shown before the service confirms them, over what the service last told of each item.

/** What is done to items; null takes them away. */
export type Change<Item> = Partial<Item> | null

export interface Edit<Item> {
  change: Change<Item>
  ids: readonly string[]
}

interface Edited<Item> {
  /** What the service last told. */
  told: Item
  /** What is not confirmed, in the order in which it was done. */
  edits: readonly Edit<Item>[]
}

export function createListEdits<Item extends { id: string }>() {
  const edited = new Map<string, Edited<Item>>()

  const shown = ({ told, edits }: Edited<Item>) =>
    edits.reduce<Item | null>((item, { change }) => item && changed(item, change), told)

  return {
    ids: () => edited.keys(),
    /** What is to be seen of an edited item; null for nothing. */
    shown(id: string): Item | null {
      const entry = edited.get(id)
      return entry ? shown(entry) : null
    },

    begin(items: readonly Item[], change: Change<Item>): Edit<Item> {
      const edit = { change, ids: items.map(({ id }) => id) }
      for (const item of items) {
        const { told, edits } = edited.get(item.id) ?? { told: item, edits: [] }
        edited.set(item.id, { told, edits: [...edits, edit] })
      }
      return edit
    },

    /** Takes what the service tells; answers what is to be seen of it. */
    tell(item: Item): Item | null {
      const entry = edited.get(item.id)
      if (!entry) return item
      // An item that agrees with an edit confirms it: what comes later is newer than the edit.
      const edits = entry.edits.filter(({ change }) => change === null || !agrees(item, change))
      if (edits.length === 0) edited.delete(item.id)
      else edited.set(item.id, { told: item, edits })
      return shown({ told: item, edits })
    },

    /** The service told that it is gone. */
    forget: (id: string) => edited.delete(id),
    clear: () => edited.clear(),

    /** Keeps an edit for good, or takes it back; answers what is to be seen now of each item it still counted for. */
    end(edit: Edit<Item>, isDone: boolean): [id: string, item: Item | null][] {
      const settled: [string, Item | null][] = []
      for (const id of edit.ids) {
        const entry = edited.get(id)
        if (!entry?.edits.includes(edit)) continue
        const told = isDone ? changed(entry.told, edit.change) : entry.told
        const edits = entry.edits.filter((other) => other !== edit)
        if (told && edits.length > 0) edited.set(id, { told, edits })
        else edited.delete(id)
        settled.push([id, told && shown({ told, edits })])
      }
      return settled
    },
  }
}

const changed = <Item>(item: Item, change: Change<Item>): Item | null => change && { ...item, ...change }

const agrees = <Item>(item: Item, change: Partial<Item>) =>
  Object.entries(change).every(([name, value]) => Object.is(item[name as keyof Item], value))

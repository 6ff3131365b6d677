// Edits that are shown before the service confirms them, on top of the service's last version of each item.

/** A change to items; null removes them. */
export type Change<Item> = Partial<Item> | null

export interface Edit<Item> {
  change: Change<Item>
  ids: readonly string[]
}

interface Edited<Item> {
  /** The service's last version. */
  told: Item
  /** Edits that are not confirmed yet, in the order in which they were made. */
  edits: readonly Edit<Item>[]
}

export function createListEdits<Item extends { id: string }>() {
  const edited = new Map<string, Edited<Item>>()

  const shown = ({ told, edits }: Edited<Item>) =>
    edits.reduce<Item | null>((item, { change }) => item && changed(item, change), told)

  return {
    ids: () => edited.keys(),
    /** What to show of an edited item; null to hide it. */
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

    /** Takes over the service's version of an item; returns what to show of it. */
    tell(item: Item): Item | null {
      const entry = edited.get(item.id)
      if (!entry) return item
      // An item that agrees with an edit confirms it, and later versions are newer than the edit.
      const edits = entry.edits.filter(({ change }) => change === null || !agrees(item, change))
      if (edits.length === 0) edited.delete(item.id)
      else edited.set(item.id, { told: item, edits })
      return shown({ told: item, edits })
    },

    /** The service reported that the item is gone. */
    forget: (id: string) => edited.delete(id),
    clear: () => edited.clear(),

    /** Confirms or reverts an edit; returns what to show now of each item that it still affected. */
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

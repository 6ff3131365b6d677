import { decodeXmp } from './encoding.ts'
import { createNames } from './names.ts'
import { tokensOf } from './tokens.ts'

/** What an item of a Google container says of itself, such as `Semantic` and `Length`, as written. */
export type ContainerItem = Record<string, string>

/** No file holds more pictures and films than this. */
const MAX_ITEMS = 100

/**
 * The files that lie one after the other in a file, first the picture itself
 * (https://developer.android.com/media/platform/motion-photo-format).
 */
export function containerItems(packet: Buffer): ContainerItem[] {
  const items: ContainerItem[] = []
  const names = createNames()
  let field: string | null = null
  for (const token of tokensOf(decodeXmp(packet))) {
    if (token.kind === 'start') {
      names.declare(token.attributes)
      const name = names.resolve(token.name)
      if (name?.prefix === 'Container' && name.local === 'Item') {
        if (items.length === MAX_ITEMS) return items
        items.push(Object.create(null) as ContainerItem)
      }
      for (const [written, value] of token.attributes) note(written, value)
      field = token.isEmpty ? null : token.name
    } else if (token.kind === 'text') {
      if (field) note(field, token.text)
    } else field = null
  }
  return items

  function note(written: string, value: string): void {
    const name = names.resolve(written)
    const item = items.at(-1)
    if (item && name?.prefix === 'Item') item[name.local] ??= value.trim()
  }
}

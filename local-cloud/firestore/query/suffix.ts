import { writeComponent } from '../indexes/definition.ts'
import { pathKey } from '../keys/name-key.ts'
import { after } from '../keys/value-key.ts'
import { KeyWriter } from '../keys/writer.ts'
import type { StoredDocument } from '../state/document.ts'
import type { Interval } from './interval.ts'
import type { Cursor, Order, Query, Scope } from './query.ts'

// A suffix is the part of an index entry's key that orders the results: the ordered fields' values and the name.
// Every index that can serve a query ends with the same suffix. Names are ascending in it, and it is read backwards
// for descending names.

const writer = new KeyWriter()

/** The name's key as the indexes of the scope hold it. */
export function nameKeyIn(scope: Scope, document: StoredDocument): Buffer {
  return scope.kind === 'collection' ? document.name : pathKey(document.path)
}

/** A document's suffix; null when it lacks an ordered field and is therefore not a result. */
export function suffixOf(query: Query, document: StoredDocument): Buffer | null {
  writer.length = 0
  for (const order of query.orders) {
    const key = document.key(order.path)
    if (!key) return null
    writeComponent(writer, key, order.descending !== query.nameDescending)
  }
  writer.raw(nameKeyIn(query.scope, document))
  return writer.take()
}

/** The key of a cursor's values; `name` is set when the last value is the name's key. */
export function cursorKey(
  orders: Order[],
  nameDescending: boolean,
  keys: Buffer[],
  name: Buffer | null,
): Buffer {
  writer.length = 0
  for (const [i, key] of keys.entries()) {
    writeComponent(writer, key, orders[i]!.descending !== nameDescending)
  }
  if (name) writer.raw(name)
  return writer.take()
}

/** The suffixes between a query's cursors. */
export function cursorInterval({ start, end, nameDescending }: Query): Interval {
  const beginning = ({ key }: Cursor) => key
  const behind = ({ key, complete }: Cursor) => (complete ? Buffer.concat([key, Buffer.of(0)]) : after(key))
  const nothing = Buffer.alloc(0)
  if (nameDescending) {
    return {
      from: end ? ((end.before ? behind(end) : beginning(end)) ?? nothing) : nothing,
      to: start ? (start.before ? behind(start) : beginning(start)) : null,
    }
  }
  return {
    from: start ? ((start.before ? beginning(start) : behind(start)) ?? nothing) : nothing,
    to: end ? (end.before ? beginning(end) : behind(end)) : null,
  }
}

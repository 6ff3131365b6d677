// What a process remembers: so many things, and of more the ones that were asked for last.
import { LRUCache } from 'lru-cache'

/**
 * Keeps at most so many values. With `max` LRUCache would take the memory of all of them when it is created, whether
 * they come or not, and an app that starts has caches for tens of thousands of values.
 */
export const keepMostRecent = <Value extends object | string | number>(most: number) =>
  new LRUCache<string, Value>({ maxSize: most, sizeCalculation: () => 1 })

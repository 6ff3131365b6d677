import type { Child } from './dom.ts'
import type { News } from './stream.ts'

/** Where a page is: `#/logs?service=api` has the path `logs` and the query `service=api`. */
export interface Place {
  path: string
  query: URLSearchParams
}

/** One page of the console. */
export interface View {
  title: string
  /** For `g` and this letter. */
  letter: string
  /** Asks for what the page shows; called again after `refreshMs`, and after something was done. */
  load(place: Place): Promise<unknown>
  render(data: never, place: Place): Child | Child[]
  refreshMs?: number
  /** Called with what has happened; returns whether the page must be drawn again. */
  onNews?(news: News): boolean
}

/** Makes a view whose data has a type that only it knows. */
export const view = <Data>(
  each: Omit<View, 'load' | 'render'> & {
    load(place: Place): Promise<Data>
    render(data: Data, place: Place): Child | Child[]
  },
): View => each as View

export function link(path: string, query: Record<string, string> = {}): string {
  const given = Object.entries(query).filter(([, value]) => value !== '')
  return `#/${path}${given.length > 0 ? `?${new URLSearchParams(given)}` : ''}`
}

/** Changes one part of the address and keeps the rest. */
export function go(place: Place, change: Record<string, string>): void {
  location.hash = link(place.path, { ...Object.fromEntries(place.query), ...change })
}

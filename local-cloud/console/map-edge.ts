/** A line of the map, between two of its nodes. */
export interface MapEdge {
  from: string
  to: string
  kind: 'calls' | 'publishes' | 'notifies' | 'pushes' | 'stores' | 'reads' | 'ticks' | 'documents'
}

// Positions on the board: numbers, so that a place between two others costs one write.

/** The distance between neighbours that were never moved. */
export const STEP = 1024
/** Below this distance nothing fits between two neighbours for certain, and their stage is numbered anew. */
const CLOSEST = 1e-6

/** Numbers as texts of one length that sort as the numbers do: the bits of the double, with negative ones reversed. */
export function sortableNumber(value: number): string {
  const view = new DataView(new ArrayBuffer(8))
  view.setFloat64(0, value === 0 ? 0 : value)
  const bits = view.getBigUint64(0)
  const sign = 1n << 63n
  const ordered = bits & sign ? ~bits & ((1n << 64n) - 1n) : bits | sign
  return ordered.toString(16).padStart(16, '0')
}

interface Neighbours {
  /** The one above; undefined at the top. */
  above: number | undefined
  /** The one below; undefined at the end. */
  below: number | undefined
}

/** A position between two neighbours; null when they are too close. */
export function between({ above, below }: Neighbours): number | null {
  if (above === undefined && below === undefined) return 0
  if (above === undefined) return (below as number) - STEP
  if (below === undefined) return above + STEP
  return below - above < CLOSEST ? null : (above + below) / 2
}

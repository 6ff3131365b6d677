import type { Application } from '../../../../../services/careers/applications/schemas.ts'

type Placed = Pick<Application, 'id' | 'position'>

const STEP = 1024

/** As on the board: smaller stands higher, and the id decides between equals. */
export const byPosition = (a: Placed, b: Placed) =>
  a.position - b.position || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0)

/** Where a moved application is shown until the service says its position. */
export function positionAt(stage: readonly Placed[], id: string, before: string | null): number {
  const others = stage.filter((each) => each.id !== id)
  const at = before === null ? others.length : others.findIndex((each) => each.id === before)
  const [above, below] = [others[at - 1]?.position, others[at]?.position]
  if (above === undefined) return below === undefined ? 0 : below - STEP
  return below === undefined ? above + STEP : (above + below) / 2
}

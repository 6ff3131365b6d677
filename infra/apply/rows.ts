import type { Block } from './graph.ts'
import type { Row } from './row.ts'
import { DATA_ROWS } from './rows/data.ts'
import { EDGE_ROWS } from './rows/edge.ts'
import { EVENT_ROWS } from './rows/events.ts'
import { OBSERVING_ROWS } from './rows/observing.ts'
import { PROJECT_ROWS } from './rows/project.ts'
import { RUN_ROWS } from './rows/run.ts'

/** What the simulator knows, by type. */
export const ROWS: Readonly<Record<string, Row>> = {
  ...PROJECT_ROWS,
  ...EVENT_ROWS,
  ...DATA_ROWS,
  ...RUN_ROWS,
  ...EDGE_ROWS,
  ...OBSERVING_ROWS,
}

/** The API that answers for a data source. */
const DATA_SOURCES: Readonly<Record<string, Row>> = {
  google_project: { api: 'cloudresourcemanager', seconds: 1, deployer: ['resourcemanager.projects.get'] },
  google_storage_project_service_account: {
    api: 'storage',
    seconds: 1,
    deployer: ['resourcemanager.projects.get'],
  },
}

/** The stack has something of which the simulator knows nothing. */
export class UnknownType extends Error {}

export function rowOf({ type, isData, address }: Block): Row {
  const row = (isData ? DATA_SOURCES : ROWS)[type]
  if (!row)
    throw new UnknownType(
      `${address}: no row for this type. Add what Google needs before it, how long it takes and what the deployer must have for it in infra/apply/rows${isData ? '.ts (DATA_SOURCES)' : '/'}`,
    )
  return row
}

import { EDGES, type EdgeName } from '../../infra/edge.ts'
import type { Environment } from '../../infra/environments.ts'

/** The same environment behind every other edge: what an operator changes there must not be found out by applying. */
export const otherEdges = (environment: Environment): Environment[] =>
  (Object.keys(EDGES) as EdgeName[])
    .filter((edge) => edge !== environment.edge)
    .map((edge) => {
      const { iapMembers: _, ...rest } = environment
      return { ...rest, edge, ...(edge === 'iap' && { iapMembers: ['domain:example.org'] }) }
    })

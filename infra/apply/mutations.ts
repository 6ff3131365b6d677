import { firstApply, type Project } from './project.ts'
import type { Entry } from './simulate.ts'

export interface Mutations {
  /** How many entries of `depends_on` were left out, one at a time. */
  entries: number
  /** Those without which every apply still succeeds. */
  unnecessary: readonly Entry[]
}

/** Every entry of every `depends_on` of both stacks. */
export const entriesOf = ({ bootstrap, studio }: Project): Entry[] =>
  [bootstrap, studio]
    .flatMap(({ graph }) => [...graph.blocks.values()])
    .flatMap(({ address, dependsOn }) => dependsOn.map((entry) => ({ address, entry })))

/**
 * Leaves out each entry in turn, and lets what it names come as late as possible: the apply must be refused, or go wrong
 * later.
 */
export function mutate(project: Project, entries = entriesOf(project)): Mutations {
  const unnecessary = entries.filter((gone) => {
    const { bootstrap, studio } = firstApply(project, { last: gone.entry, gone })
    return bootstrap.refused.length === 0 && studio.refused.length === 0
  })
  return { entries: entries.length, unnecessary }
}

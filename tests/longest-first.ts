import { relative } from 'node:path'
import { BaseSequencer, type TestSpecification } from 'vitest/node'

/**
 * The files that take longest. Vitest sorts by what they took last time; before the first time it knows only their
 * size, and a long file that begins last leaves the other processors without work.
 */
const LONGEST = [
  'tests/system/main.test.ts',
  'tests/system/studio-photos.test.ts',
  'tests/system/studio-careers.test.ts',
  'tests/system/studio.test.ts',
  'tests/system/kill.test.ts',
  'services/api/routes/tokens.test.ts',
  'services/photos/rendering/renderers.test.ts',
  'services/api/app.test.ts',
  'services/api/hostile-requests.test.ts',
]

/** A story in the browser mostly waits, so it begins before everything that can use that time. */
const isStory = ({ project }: TestSpecification) => project.name === 'system'

/** Starts stories first, and then the longest files of each project. */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const { root } = this.ctx.config
    const rank = ({ moduleId }: TestSpecification) => {
      const index = LONGEST.indexOf(relative(root, moduleId))
      return index < 0 ? LONGEST.length : index
    }
    const sorted = await super.sort(files)
    const projects = [...new Set(sorted.map(({ project }) => project))]
    return sorted.toSorted(
      (a, b) =>
        Number(isStory(b)) - Number(isStory(a)) ||
        projects.indexOf(a.project) - projects.indexOf(b.project) ||
        rank(a) - rank(b),
    )
  }
}

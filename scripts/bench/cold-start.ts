import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Form } from '../../infra/constructs/program.ts'
import { functions } from '../../infra/functions.ts'
import type { Trigger } from '../../services/platform/trigger.ts'
import { bundle } from '../bundle/bundle.ts'
import { compileAhead } from '../bundle/compile-ahead.ts'
import { COMPILED } from '../bundle/compile-cache.ts'
import { firstEvent } from '../first-event.ts'
import { PROJECT_ROOT, startStudio } from '../studio.ts'
import { median, nodeAlone, type Row } from './measure.ts'

const REPEATS = 7
const GOAL_NODE = 6
const GOAL_SOURCES = 0.6

/**
 * Measures from process start to the first handled event, for every function: bundled as in the image, against Node
 * alone and against the sources.
 */
export async function measureColdStarts(): Promise<Row[]> {
  const folder = mkdtempSync(join(tmpdir(), 'atelier-bench-'))
  const bundles = join(folder, 'dist')
  try {
    await bundle({ root: PROJECT_ROOT, out: bundles })
    compileAhead({ bundles, home: bundles })
    await using studio = await startStudio({ dataDir: join(folder, 'data'), port: 0 })
    const start = (trigger: Trigger, form: Form) =>
      firstEvent({
        trigger,
        cloud: studio.cloud,
        form,
        root: form === 'bundles' ? bundles : PROJECT_ROOT,
        compileCache: form === 'bundles' ? join(bundles, COMPILED) : join(folder, 'compile-cache'),
      })

    const rows: Row[] = []
    for (const trigger of functions) {
      await start(trigger, 'sources') // fills the compile cache
      const times = { node: [] as number[], sources: [] as number[], bundles: [] as number[] }
      // They run in turns, so that a busy moment of the machine affects all of them.
      for (let i = 0; i < REPEATS; i++) {
        times.node.push(nodeAlone())
        times.sources.push(await start(trigger, 'sources'))
        times.bundles.push(await start(trigger, 'bundles'))
      }
      const bundled = median(times.bundles)
      const toNode = bundled / median(times.node)
      const toSources = bundled / median(times.sources)
      rows.push({
        what: `cold start of \`${trigger.name}\`, bundled, process start to first event handled, against \`node -e 0\` and the sources`,
        goal: `≤ ${GOAL_NODE} ×, ≤ ${GOAL_SOURCES} ×`,
        measured: `${toNode.toFixed(1)} ×, ${toSources.toFixed(2)} × (${Math.round(bundled)} ms)`,
        met: toNode <= GOAL_NODE && toSources <= GOAL_SOURCES,
      })
    }
    return rows
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

import { type Result, rehearse } from './rehearse/scenario.ts'
import { SCENARIOS } from './rehearse/scenarios.ts'

const MOST_SECONDS = 60
const MOST_FAILED = 0.01
const PER_SECOND = 50

/** Rehearses every scenario and prints a table. Returns whether each went as it must. */
export async function rehearseAll(say: (text: string) => void): Promise<boolean> {
  say(
    row([
      'revision',
      'outcome',
      'back after',
      'requests',
      'failed',
      'cut before',
      'cut during',
      'events lost',
      'why',
    ]),
  )
  let good = true
  for (const [name, behaviour] of Object.entries(SCENARIOS)) {
    const result = await rehearse({ behaviour, perSecond: PER_SECOND, windowMs: 30_000 })
    const isRight = isAsItMust(result, name === 'good')
    good &&= isRight
    const { outcome, backAfterSeconds, requests, failed, cutBefore, cutDuring, lostEvents } = result
    say(
      row([
        name,
        outcome.ok ? 'released' : 'taken back',
        backAfterSeconds === null ? '' : `${backAfterSeconds.toFixed(1)} s`,
        String(requests),
        `${failed} (${((100 * failed) / requests).toFixed(2)} %)`,
        String(cutBefore),
        String(cutDuring),
        String(lostEvents),
        outcome.ok ? '' : (outcome.why.split('. ')[0] ?? ''),
      ]) + (isRight ? '' : '  NOT AS IT MUST BE'),
    )
  }
  return good
}

const isAsItMust = (
  { outcome, backAfterSeconds, requests, failed, cutBefore, lostEvents }: Result,
  isGood: boolean,
) =>
  outcome.ok === isGood &&
  (backAfterSeconds ?? 0) < MOST_SECONDS &&
  failed < requests * MOST_FAILED &&
  cutBefore === 0 &&
  lostEvents === 0

const WIDTHS = [15, 11, 11, 9, 12, 11, 11, 12, 0]
const row = (cells: string[]) =>
  cells
    .map((cell, index) => cell.padEnd(WIDTHS[index] ?? 0))
    .join(' ')
    .trimEnd()

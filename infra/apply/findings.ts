import type { ApplyReport } from './check.ts'
import type { Kept } from './destroy.ts'
import type { Mutations } from './mutations.ts'
import type { Refused } from './simulate.ts'

/** Everything in a report that keeps an apply from working, each in one line for a person. */
export function findingsOf(report: ApplyReport, isDisposable: boolean): string[] {
  return [
    ...report.refused.map(refusedText),
    ...report.unstable.map(
      ({ address, attribute, says, source }) =>
        `${address}.${attribute}: every further plan shows ${says} (${source})`,
    ),
    ...report.deployer.map(({ role, why }) => `${role}: ${why}`),
    ...destructionFindings(report, isDisposable),
    ...(report.bootstrapDestruction.kind === 'refused'
      ? []
      : [
          'the bootstrap stack can be destroyed, and its identity pools could not be created again for 30 days',
        ]),
    ...report.again.map((each) => `after a destroy: ${refusedText(each)}`),
  ]
}

export const unnecessaryText = ({ unnecessary }: Mutations): string[] =>
  unnecessary.map(({ address, entry }) => `${address} needs no ${entry} in its depends_on`)

function destructionFindings({ destruction }: ApplyReport, isDisposable: boolean): string[] {
  if (isDisposable) return destruction.kind === 'done' ? [] : destruction.by.map(keptText)
  if (destruction.kind === 'refused') return []
  return destruction.kind === 'done'
    ? ['everything can be destroyed, though the environment is not disposable']
    : destruction.by.map((each) => `${keptText(each)}, but only after other things are gone`)
}

const keptText = ({ address, message }: Kept) => `${address} cannot be destroyed: ${message}`

const refusedText = ({ address, needs, status, message, at }: Refused) =>
  `${address} at ${at} s: ${status > 0 ? `${status} ` : ''}${message} (missing: ${needs})`

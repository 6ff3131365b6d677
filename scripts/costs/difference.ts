// The difference between two revisions, for whoever reads a pull request.
import type { Sku } from '../../local-cloud/billing/prices.ts'
import { type Counted, kindOf, type Measured, steadyPriceOf } from './measured.ts'

const NOTHING: Counted = { used: {}, storedBytes: 0 }

/** Markdown. Seconds are left out, because they are those of a machine. */
export function differenceText(before: Measured, after: Measured): string {
  const names = (measured: Measured) => [...Object.keys(measured.actions), ...Object.keys(measured.schedules)]
  const of = (measured: Measured, name: string) =>
    measured.actions[name] ?? measured.schedules[name] ?? NOTHING
  const rows = [...new Set([...names(before), ...names(after)])].flatMap((name) => {
    const [was, is] = [of(before, name), of(after, name)]
    const changes = changesOf(was, is)
    return changes.length === 0
      ? []
      : [
          `| ${name} | ${changes.join(', ')} | ${dollars(steadyPriceOf(was))} | ${dollars(steadyPriceOf(is))} |`,
        ]
  })
  if (rows.length === 0) return 'Nothing costs more or less than before.'
  return ['| Action | Operations | before | after |', '|---|---|---|---|', ...rows].join('\n')
}

function changesOf(was: Counted, is: Counted): string[] {
  const skus = [...new Set([...Object.keys(was.used), ...Object.keys(is.used)])] as Sku[]
  return skus
    .filter((sku) => kindOf(sku) === 'count' && was.used[sku] !== is.used[sku])
    .map((sku) => `${sku} ${was.used[sku] ?? 0} → ${is.used[sku] ?? 0}`)
}

const dollars = (usd: number) => `$${usd.toFixed(7)}`

import type { BindingDescription } from '../../local-cloud/description.ts'
import { keyOf, textOf } from './bindings.ts'
import type { Proof } from './proving.ts'
import type { Recording } from './recording.ts'
import type { LargeRole } from './smaller-roles.ts'

export function unusedOf(bindings: readonly BindingDescription[], { uses }: Recording): BindingDescription[] {
  return bindings.filter((binding) => !uses.has(keyOf(binding)))
}

export const proofLine = ({ binding, failing }: Proof): string =>
  failing === null
    ? `NEEDLESS ${textOf(binding)}: no scenario fails without it`
    : [
        textOf(binding),
        failing.scenario,
        `${failing.refusal.status} ${failing.refusal.permission}`,
        failing.refusal.message,
      ].join(' | ')

export const largeLine = ({ binding, used, smaller }: LargeRole): string =>
  `TOO LARGE ${textOf(binding)}: ${used.join(', ')} is all that was used, and ${smaller[0]?.replaceAll('roles/', '')} allows it`

export const unusedLine = (binding: BindingDescription): string =>
  `UNUSED ${textOf(binding)}: no scenario asks for it`

export interface Summary {
  bindings: number
  unused: number
  /** Without which a scenario failed. */
  shown: number
  scenarios: number
  found: number
  /** By `performance.now()`. */
  started: number
}

export function summary({ bindings, unused, shown, scenarios, found, started }: Summary): string {
  const minutes = Math.round((performance.now() - started) / 60_000)
  return [
    '\nbindings | used | shown to be needed | scenarios | findings | minutes',
    `${bindings} | ${bindings - unused} | ${shown} | ${scenarios} | ${found} | ${minutes}`,
  ].join('\n')
}

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
  `TOO LARGE ${textOf(binding)}: ${used.join(', ')} is all that was used, and ${smaller[0]?.replace('roles/', '')} allows it`

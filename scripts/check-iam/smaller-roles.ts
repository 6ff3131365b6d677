// Whether a smaller predefined role would allow what was asked for.
import type { BindingDescription } from '../../local-cloud/description.ts'
import { ROLES, roleAllows } from '../../local-cloud/iam/roles.ts'
import { keyOf } from './bindings.ts'
import type { Use } from './recording.ts'

export interface LargeRole {
  binding: BindingDescription
  used: string[]
  smaller: string[]
}

/** Google advises against these where others serve. */
const LEGACY = /^roles\/storage\.legacy/

/** Looking at things hardly makes a role larger, and predefined roles differ in it without an order. */
const LOOKING = /\.(get|getMetadata|getIamPolicy|list\w*)$/

const powersOf = (role: string) => (ROLES[role] ?? []).filter((permission) => !LOOKING.test(permission))

/** Larger roles that are kept, with the reason. */
const KEPT: Record<string, string> = {
  'roles/run.invoker':
    'run.servicesInvoker only lacks the right to run jobs, and a service has none; Google names run.invoker for pushes',
}

/**
 * The roles that allow all that was used, and less than the given one; the smallest first. Where no single role does,
 * two of them together, as `ONE + OTHER`.
 */
export function smallerRoles(role: string, used: ReadonlySet<string>): string[] {
  if (role in KEPT) return []
  const sizeOf = (...names: string[]) => names.reduce((sum, name) => sum + (ROLES[name]?.length ?? 0), 0)
  const powers = powersOf(role)
  const isLess = (...names: string[]) =>
    !powers.every((permission) => names.some((name) => roleAllows(name, permission)))
  const isEnough = (...names: string[]) =>
    [...used].every((permission) => names.some((name) => roleAllows(name, permission)))
  const parts = Object.keys(ROLES).filter(
    (name) =>
      !LEGACY.test(name) &&
      isLess(name) &&
      powersOf(name).every((permission) => roleAllows(role, permission)),
  )
  const single = parts.filter((name) => isEnough(name))
  if (single.length > 0) return single.toSorted((one, other) => sizeOf(one) - sizeOf(other))
  return parts
    .flatMap((one, index) => parts.slice(index + 1).map((other) => [one, other] as const))
    .filter((pair) => isLess(...pair) && isEnough(...pair))
    .toSorted((one, other) => sizeOf(...one) - sizeOf(...other))
    .map((pair) => pair.join(' + '))
}

export function largeRoles(
  bindings: readonly BindingDescription[],
  uses: ReadonlyMap<string, Use>,
): LargeRole[] {
  return bindings.flatMap((binding) => {
    const used = uses.get(keyOf(binding))?.permissions
    if (!used) return []
    const smaller = smallerRoles(binding.role, used)
    return smaller.length === 0 ? [] : [{ binding, used: [...used].sort(), smaller }]
  })
}

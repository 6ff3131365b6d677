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

/** The roles that allow all that was used, and less than the given one; the smallest first. */
export function smallerRoles(role: string, used: ReadonlySet<string>): string[] {
  if (role in KEPT) return []
  const sizeOf = (name: string) => ROLES[name]?.length ?? 0
  const isLess = (name: string) =>
    powersOf(name).every((permission) => roleAllows(role, permission)) &&
    !powersOf(role).every((permission) => roleAllows(name, permission))
  return Object.keys(ROLES)
    .filter((name) => !LEGACY.test(name) && isLess(name))
    .filter((name) => [...used].every((permission) => roleAllows(name, permission)))
    .toSorted((one, other) => sizeOf(one) - sizeOf(other))
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

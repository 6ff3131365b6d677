// What Google refuses in the resources of the Terraform JSON: one table, with a source for every row. The local cloud
// refuses the same at its start, and the check before a deployment reads the same rows.
import { COMPUTE_RULES } from './rules/compute.ts'
import { IDENTITY_RULES } from './rules/identity.ts'
import { LABEL_RULES } from './rules/labels.ts'
import { MONITORING_RULES } from './rules/monitoring.ts'
import { PUBSUB_RULES } from './rules/pubsub.ts'
import { type Attributes, isComputed, type Rule } from './rules/rule.ts'
import { RUN_RULES } from './rules/run.ts'
import { STORAGE_RULES } from './rules/storage.ts'

export type { Rule } from './rules/rule.ts'

export const RULES: readonly Rule[] = [
  ...COMPUTE_RULES,
  ...IDENTITY_RULES,
  ...LABEL_RULES,
  ...MONITORING_RULES,
  ...PUBSUB_RULES,
  ...RUN_RULES,
  ...STORAGE_RULES,
]

export interface Finding {
  /** `google_service_account.api`. */
  address: string
  /** Path inside the resource. */
  attribute: string
  value: unknown
  /** What is allowed, in words that complete "must be". */
  rule: string
  source: string
}

/** Type → id → attributes: the `resource` part of Terraform JSON, with references resolved or not. */
export type Resources = Readonly<Record<string, Readonly<Record<string, unknown>>>>

/** Absent values, and values that are only known after the apply (`${…}`), are not checked. */
export function checkRules(resources: Resources): Finding[] {
  return RULES.flatMap(({ type, attribute, rule, allows, source }) =>
    Object.entries(resources[type] ?? {}).flatMap(([id, attributes]) =>
      valuesAt(attributes, attribute.split('.'))
        .filter(({ value, block }) => !isComputed(value) && !isAllowed(allows, value, block))
        .map(({ value }) => ({ address: `${type}.${id}`, attribute, value, rule, source })),
    ),
  )
}

/** A value of a type that the rule does not expect, such as a memory limit of "much", is not allowed either. */
function isAllowed(allows: Rule['allows'], value: unknown, block: Attributes): boolean {
  try {
    return allows(value, block)
  } catch {
    return false
  }
}

/** Formats a finding in one line for a person. */
export const findingText = ({ address, attribute, value, rule, source }: Finding): string =>
  `${address}.${attribute} is ${JSON.stringify(value)}; it must be ${rule} (${source})`

/**
 * Finds the values at a path. A block may be one object or a list of them; the last name's value is returned as it is.
 */
function valuesAt(block: unknown, [name = '', ...rest]: string[]): { value: unknown; block: Attributes }[] {
  if (Array.isArray(block)) return block.flatMap((each) => valuesAt(each, [name, ...rest]))
  if (typeof block !== 'object' || block === null) return []
  const attributes = block as Attributes
  const value = attributes[name] ?? undefined
  if (value === undefined) return []
  return rest.length === 0 ? [{ value, block: attributes }] : valuesAt(value, rest)
}

import { accountOf } from '../../infra/policy/facts.ts'
import type { Decision } from '../../local-cloud/iam/policy.ts'

/** Whether it was asked by this service's account, or is about what belongs to this service alone. */
export const isAbout = (
  service: string,
  { email, resource }: Pick<Decision, 'email' | 'resource'>,
): boolean =>
  email?.split('@')[0] === accountOf({ name: service }) ||
  [`service/${service}`, `subscription/${service}`, `topic/${service}-dead-letter`].includes(resource)

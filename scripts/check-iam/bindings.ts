import type { BindingDescription } from '../../local-cloud/description.ts'

/** Tells bindings apart. */
export const keyOf = ({ member, role, resource, condition }: BindingDescription): string =>
  [member, role, resource, condition ?? ''].join(' ')

/** As people read it: who, what, on what. */
export function textOf({ member, role, resource }: BindingDescription): string {
  const [account = '', domain = ''] = member.replace('serviceAccount:', '').split('@')
  const agent = /^gcp-sa-(\w+)|^gs-(project-accounts)/.exec(domain)
  const name = agent ? `${agent[1] ?? 'storage'} agent` : account
  return `${name}: ${role.replace('roles/', '')} on ${resource.split('@')[0]}`
}

import { computeAttributes, type Project, serviceAccountEmail } from '../../terraform/computed.ts'
import type { Value } from '../../terraform/functions.ts'
import { type Blocks, createResolver } from '../../terraform/resolver.ts'

export interface ProviderDescription {
  /** `projects/N/locations/global/workloadIdentityPools/POOL/providers/PROVIDER`. */
  name: string
  /** The name up to the pool. */
  pool: string
  issuer: string
  /** None means Google's default: the provider's own address. */
  audiences: string[]
  /** From what Google remembers to where it comes from, such as `assertion.sub`. */
  mapping: Record<string, string>
  condition: string
}

export interface FederationDescription {
  providers: ProviderDescription[]
  /** Who of a pool may act as which account. */
  bindings: { account: string; role: string; member: string }[]
}

/** Reads who may come from elsewhere out of a stack's Terraform JSON. */
export function readFederation(
  { resource = {}, data = {} }: { resource?: Blocks; data?: Blocks },
  project: Project,
): FederationDescription {
  const computed = computeAttributes(project, () => '')
  const { resolve } = createResolver({ resources: resource, data, locals: {}, variables: {}, computed })
  const all = (type: string) =>
    Object.values(resource[type] ?? {}).map((attributes) => resolve(attributes) as Record<string, Value>)
  const pools = `projects/${project.number}/locations/global/workloadIdentityPools`

  const providers = all('google_iam_workload_identity_pool_provider').map((attributes) => {
    const oidc = attributes.oidc as { issuer_uri: string; allowed_audiences?: string[] }
    const pool = `${pools}/${attributes.workload_identity_pool_id}`
    return {
      name: `${pool}/providers/${attributes.workload_identity_pool_provider_id}`,
      pool,
      issuer: oidc.issuer_uri,
      audiences: oidc.allowed_audiences ?? [],
      mapping: attributes.attribute_mapping as Record<string, string>,
      condition: String(attributes.attribute_condition ?? ''),
    }
  })
  const emails = all('google_service_account').map(({ account_id }) =>
    serviceAccountEmail(project, String(account_id)),
  )
  const bindings = all('google_service_account_iam_member').map(({ service_account_id, role, member }) => ({
    account: emails.find((email) => String(service_account_id).endsWith(`/${email}`)) ?? '',
    role: String(role),
    member: String(member),
  }))
  return { providers, bindings }
}

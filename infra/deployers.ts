// Who deploys: the workflows of one GitHub repository, without any key. The bootstrap stack creates these names, and the
// workflows use them.
import type { Environment } from './environments.ts'

/** `plan` reads what is there for a pull request; `apply` changes it, from one branch and after an approval. */
export const DEPLOYERS = ['plan', 'apply'] as const
export type Deployer = (typeof DEPLOYERS)[number]

export const deployerAccountId = (deployer: Deployer) => `studio-${deployer}`

export const deployerEmail = (deployer: Deployer, { projectId }: Pick<Environment, 'projectId'>) =>
  `${deployerAccountId(deployer)}@${projectId}.iam.gserviceaccount.com`

/** Each deployer has a pool of its own, so that whoever is in a pool has passed its condition. */
export const poolId = (deployer: Deployer) => `github-${deployer}`
export const PROVIDER_ID = 'github'

export const ISSUER = 'https://token.actions.githubusercontent.com'

export const providerName = (deployer: Deployer, projectNumber: string) =>
  `projects/${projectNumber}/locations/global/workloadIdentityPools/${poolId(deployer)}/providers/${PROVIDER_ID}`

/** What Google remembers of a token. `repository_id` is what the deployers' bindings name. */
export const ATTRIBUTES = {
  'google.subject': 'assertion.sub',
  'attribute.repository_id': 'assertion.repository_id',
}

/**
 * Which tokens a pool takes, in Google's expression language. A repository's name can come to belong to somebody else
 * and its number cannot. Events are listed, because others such as `pull_request_target` run foreign code on the
 * branch's own ref. GitHub puts the environment into the token after its approval.
 * Source: https://docs.github.com/en/actions/reference/security/oidc
 */
export function attributeCondition(
  deployer: Deployer,
  { name, repository }: Pick<Environment, 'name' | 'repository'>,
): string {
  const conditions = {
    plan: ["assertion.event_name == 'pull_request'", "assertion.ref.startsWith('refs/pull/')"],
    apply: [
      "assertion.event_name in ['push', 'workflow_dispatch']",
      `assertion.ref == 'refs/heads/${repository.branch}'`,
      `assertion.environment == '${name}'`,
    ],
  }
  return [`assertion.repository_id == '${repository.id}'`, ...conditions[deployer]].join(' && ')
}

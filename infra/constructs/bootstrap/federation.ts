import { IamWorkloadIdentityPool } from '@cdktf/provider-google/lib/iam-workload-identity-pool/index.js'
import { IamWorkloadIdentityPoolProvider } from '@cdktf/provider-google/lib/iam-workload-identity-pool-provider/index.js'
import type { ServiceAccount } from '@cdktf/provider-google/lib/service-account/index.js'
import { ServiceAccountIamMember } from '@cdktf/provider-google/lib/service-account-iam-member/index.js'
import { Construct } from 'constructs'
import {
  ATTRIBUTES,
  attributeCondition,
  type Deployer,
  ISSUER,
  PROVIDER_ID,
  poolId,
} from '../../deployers.ts'
import type { Environment } from '../../environments.ts'
import type { ProjectApis } from './project-apis.ts'

interface FederationConfig {
  environment: Environment
  deployer: Deployer
  account: ServiceAccount
  apis: ProjectApis
}

/** Lets workflows of one GitHub repository act as a deployer, for as long as a run takes. */
export class Federation extends Construct {
  /** The provider's name, which the workflow gives to Google. */
  readonly provider: string

  constructor(scope: Construct, id: string, { environment, deployer, account, apis }: FederationConfig) {
    super(scope, id)
    const pool = new IamWorkloadIdentityPool(this, 'pool', {
      workloadIdentityPoolId: poolId(deployer),
      displayName: `GitHub, ${deployer}`,
      // A deleted pool keeps its name for 30 days, so a destroyed one could not be created again.
      lifecycle: { preventDestroy: true },
      dependsOn: [apis.ready],
    })
    this.provider = new IamWorkloadIdentityPoolProvider(this, 'provider', {
      workloadIdentityPoolId: pool.workloadIdentityPoolId,
      workloadIdentityPoolProviderId: PROVIDER_ID,
      displayName: 'GitHub',
      attributeMapping: ATTRIBUTES,
      attributeCondition: attributeCondition(deployer, environment),
      oidc: { issuerUri: ISSUER },
      lifecycle: { preventDestroy: true },
    }).name
    new ServiceAccountIamMember(this, 'may-act', {
      serviceAccountId: account.name,
      role: 'roles/iam.workloadIdentityUser',
      member: `principalSet://iam.googleapis.com/${pool.name}/attribute.repository_id/${environment.repository.id}`,
    })
  }
}

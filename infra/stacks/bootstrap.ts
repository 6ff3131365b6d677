import { GoogleProvider } from '@cdktf/provider-google/lib/provider/index.js'
import { GcsBackend, LocalBackend, TerraformOutput, TerraformStack } from 'cdktf'
import type { Construct } from 'constructs'
import { Budget } from '../constructs/bootstrap/budget.ts'
import { DeployerAccount } from '../constructs/bootstrap/deployer-account.ts'
import { Federation } from '../constructs/bootstrap/federation.ts'
import { ImageRepository } from '../constructs/bootstrap/image-repository.ts'
import { ProjectApis } from '../constructs/bootstrap/project-apis.ts'
import { ServiceIdentities } from '../constructs/bootstrap/service-identities.ts'
import { StateBucket } from '../constructs/bootstrap/state-bucket.ts'
import { TrailBucket } from '../constructs/bootstrap/trail-bucket.ts'
import { DEPLOYERS } from '../deployers.ts'
import { type Environment, imageRepository } from '../environments.ts'

interface BootstrapConfig {
  environment: Environment
  stateBucket: string
  /** The very first time there is no bucket yet, so the state is a file that moves there afterwards. */
  isFirst?: boolean
}

/**
 * What an empty project needs before the studio's stack can be planned, and who may deploy it. A person who owns the
 * project applies it, once and when it changes; the workflows cannot.
 */
export class BootstrapStack extends TerraformStack {
  constructor(scope: Construct, { environment, stateBucket, isFirst = false }: BootstrapConfig) {
    super(scope, `bootstrap-${environment.name}`)
    const { projectId, region } = environment
    if (isFirst) new LocalBackend(this, { path: 'terraform.tfstate' })
    else new GcsBackend(this, { bucket: stateBucket, prefix: 'bootstrap' })
    new GoogleProvider(this, 'google', {
      project: projectId,
      region,
      // A person's own credentials have no project, and the budget's API answers only for one.
      billingProject: projectId,
      userProjectOverride: true,
    })

    const apis = new ProjectApis(this, 'apis', { environment })
    const state = new StateBucket(this, 'state', { environment, name: stateBucket, apis })
    const images = new ImageRepository(this, 'images', { environment, apis })
    new ServiceIdentities(this, 'identities', { environment, apis })
    new Budget(this, 'budget', { environment, apis })
    new TrailBucket(this, 'trail', { environment, apis })
    for (const deployer of DEPLOYERS) {
      const { account } = new DeployerAccount(this, deployer, { environment, deployer, apis })
      state.grant(account, deployer === 'plan' ? 'read' : 'write', account.member)
      if (deployer === 'apply') images.grantPush(account, account.member)
      const { provider } = new Federation(this, `${deployer}-federation`, {
        environment,
        deployer,
        account,
        apis,
      })
      new TerraformOutput(this, `${deployer}-provider`, { value: provider })
      new TerraformOutput(this, `${deployer}-account`, { value: account.email })
    }
    new TerraformOutput(this, 'repository', { value: imageRepository(environment) })
  }
}

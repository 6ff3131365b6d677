import { ProjectIamCustomRole } from '@cdktf/provider-google/lib/project-iam-custom-role/index.js'
import { ProjectIamMember } from '@cdktf/provider-google/lib/project-iam-member/index.js'
import { ServiceAccount } from '@cdktf/provider-google/lib/service-account/index.js'
import { Construct } from 'constructs'
import { type Deployer, deployerAccountId } from '../../deployers.ts'
import type { Environment } from '../../environments.ts'
import { DEPLOYER_PERMISSIONS, DEPLOYER_ROLES, EMPTYING, ONLY_GRANTABLE } from './deployer-roles.ts'
import type { ProjectApis } from './project-apis.ts'

interface DeployerAccountConfig {
  environment: Environment
  deployer: Deployer
  apis: ProjectApis
}

/** The account as which a workflow plans or applies, with the least roles for that. */
export class DeployerAccount extends Construct {
  readonly account: ServiceAccount

  constructor(scope: Construct, id: string, { environment, deployer, apis }: DeployerAccountConfig) {
    super(scope, id)
    const { projectId: project, isDisposable } = environment
    this.account = new ServiceAccount(this, 'account', {
      accountId: deployerAccountId(deployer),
      displayName: deployer === 'plan' ? 'Workflows, reading for a plan' : 'Workflows, applying a plan',
      dependsOn: [apis.ready],
    })
    const { member } = this.account
    for (const { role, only } of DEPLOYER_ROLES[deployer])
      if (only?.(environment) ?? true)
        new ProjectIamMember(this, role.slice('roles/'.length), { project, role, member })

    const rest = new ProjectIamCustomRole(this, 'rest', {
      roleId: `studio${deployer === 'plan' ? 'Plan' : 'Apply'}`,
      title: `Studio, ${deployer}`,
      permissions: [
        ...DEPLOYER_PERMISSIONS[deployer],
        ...(deployer === 'apply' && isDisposable ? EMPTYING : []),
      ].sort(),
      dependsOn: [apis.ready],
    })
    new ProjectIamMember(this, 'has-rest', { project, role: rest.name, member })
    if (deployer === 'apply')
      new ProjectIamMember(this, 'grants', {
        project,
        role: 'roles/resourcemanager.projectIamAdmin',
        member,
        condition: { title: 'roles-of-the-studio', expression: ONLY_GRANTABLE },
      })
  }
}

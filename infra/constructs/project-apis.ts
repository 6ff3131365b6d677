import { ProjectService } from '@cdktf/provider-google/lib/project-service/index.js'
import { dependable, TerraformDataSource, TerraformResource } from 'cdktf'
import { Construct } from 'constructs'
import { edgeOf } from '../edge.ts'
import type { Environment } from '../environments.ts'

const APIS = [
  'artifactregistry',
  'cloudresourcemanager',
  'cloudscheduler',
  'firestore',
  'iam',
  'iamcredentials',
  'pubsub',
  'run',
  'secretmanager',
  'storage',
]

/**
 * Enables the Google APIs that the project uses. The operator must enable the two that Terraform itself needs for this,
 * Service Usage and Cloud Resource Manager, in a new project.
 */
export class ProjectApis extends Construct {
  constructor(scope: Construct, id: string, { environment }: { environment: Environment }) {
    super(scope, id)
    for (const api of [...APIS, ...edgeOf(environment).apis])
      new ProjectService(this, api, { service: `${api}.googleapis.com`, disableOnDestroy: false })
  }

  /** Makes everything else in `scope` wait, including data sources: in a new project nothing answers before. */
  goFirst(scope: Construct): void {
    const parts = scope.node
      .findAll()
      .filter((node) => node instanceof TerraformResource || node instanceof TerraformDataSource)
    const own = parts.filter((part) => part.node.scope === this)
    const names = own.map((part) => dependable(part))
    for (const part of parts) if (!own.includes(part)) part.dependsOn = [...(part.dependsOn ?? []), ...names]
  }
}

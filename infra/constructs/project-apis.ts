import { ProjectService } from '@cdktf/provider-google/lib/project-service/index.js'
import { dependable, TerraformResource } from 'cdktf'
import { Construct } from 'constructs'

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
] as const

/** The Google APIs that the project uses, switched on. */
export class ProjectApis extends Construct {
  constructor(scope: Construct, id: string) {
    super(scope, id)
    for (const api of APIS)
      new ProjectService(this, api, { service: `${api}.googleapis.com`, disableOnDestroy: false })
  }

  /** Makes every other resource of `scope` wait: in a new project nothing can be created before. */
  goFirst(scope: Construct): void {
    const resources = scope.node.findAll().filter((node) => node instanceof TerraformResource)
    const own = resources.filter((resource) => resource.node.scope === this)
    const names = own.map((resource) => dependable(resource))
    for (const resource of resources)
      if (!own.includes(resource)) resource.dependsOn = [...(resource.dependsOn ?? []), ...names]
  }
}

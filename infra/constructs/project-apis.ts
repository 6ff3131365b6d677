import { ProjectService } from '@cdktf/provider-google/lib/project-service/index.js'
import { Construct } from 'constructs'

const APIS = [
  'artifactregistry',
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
}

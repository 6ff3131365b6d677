import { ProjectService } from '@cdktf/provider-google/lib/project-service/index.js'
import type { TerraformResource } from 'cdktf'
import { Construct } from 'constructs'
import type { Environment } from '../../environments.ts'
import { Pause, SPREADING } from '../pause.ts'
import { BY_HAND, googleApis } from './google-apis.ts'

/** Switches on the Google APIs that both stacks use. */
export class ProjectApis extends Construct {
  /** Comes after all of them, and after the time that Google needs until they answer. */
  readonly ready: TerraformResource

  constructor(scope: Construct, id: string, { environment }: { environment: Environment }) {
    super(scope, id)
    const apis = googleApis(environment).map(
      (name) =>
        new ProjectService(this, name, { service: `${name}.googleapis.com`, disableOnDestroy: false }),
    )
    // A person has switched on these two, long before.
    const toCome = apis.filter(({ node }) => !BY_HAND.some((name) => name === node.id))
    this.ready = new Pause(this, 'answer', { seconds: SPREADING.apiSeconds, after: toCome }).over
  }
}

import { DataGoogleProject } from '@cdktf/provider-google/lib/data-google-project/index.js'
import { TerraformStack } from 'cdktf'
import type { Construct } from 'constructs'

/** The project's number, which Google gives it and which the names of its own accounts contain. */
export function projectNumber(scope: Construct): string {
  const stack = TerraformStack.of(scope)
  const found = stack.node.tryFindChild('project')
  return (found instanceof DataGoogleProject ? found : new DataGoogleProject(stack, 'project', {})).number
}

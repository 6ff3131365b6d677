// The person at this machine: whoever can read the data folder may manage what it holds, as the owner of a project may.
import { join } from 'node:path'
import type { BindingDescription } from './description.ts'
import { createAccessTokens } from './iam/access-tokens.ts'
import { createKeys } from './iam/keys.ts'

export const operatorEmail = (projectId: string) => `operator@${projectId}.iam.gserviceaccount.com`

const ROLES = [
  'roles/run.admin',
  'roles/logging.viewer',
  'roles/datastore.owner',
  'roles/iam.serviceAccountUser',
  'roles/iam.serviceAccountTokenCreator',
]

export const operatorBindings = (projectId: string): BindingDescription[] =>
  ROLES.map((role) => ({
    resource: `project/${projectId}`,
    role,
    member: `serviceAccount:${operatorEmail(projectId)}`,
    condition: null,
  }))

/** An access token for the local cloud that uses this data folder, made by another process. */
export function operatorToken(dataDir: string, projectId: string): string {
  const keys = createKeys(join(dataDir, 'iam'))
  const tokens = createAccessTokens({ secret: () => keys.secret('access-tokens'), now: Date.now })
  return tokens.issue(operatorEmail(projectId)).token
}

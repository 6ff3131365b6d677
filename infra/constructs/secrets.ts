import { SecretManagerSecret } from '@cdktf/provider-google/lib/secret-manager-secret/index.js'
import { SecretManagerSecretIamMember } from '@cdktf/provider-google/lib/secret-manager-secret-iam-member/index.js'
import type { TerraformResource } from 'cdktf'
import { Construct } from 'constructs'
import { type SecretName, secrets, secretVariable } from '../../services/platform/secrets.ts'

const ROLES = {
  read: ['secretAccessor'],
  see: ['viewer'],
  /** Allows a service to read, list and add versions, but not to change or destroy any. */
  own: ['secretAccessor', 'viewer', 'secretVersionAdder'],
} as const

/** The secrets, which are empty: their versions are created elsewhere, so no state file ever contains one. */
export class Secrets extends Construct {
  readonly #secrets = new Map<SecretName, SecretManagerSecret>()

  constructor(scope: Construct, id: string) {
    super(scope, id)
    for (const secretId of secrets)
      this.#secrets.set(
        secretId,
        new SecretManagerSecret(this, secretId, { secretId, replication: { auto: {} } }),
      )
  }

  #get(name: SecretName): SecretManagerSecret {
    const secret = this.#secrets.get(name)
    if (!secret) throw new Error(`There is no secret ${name}`)
    return secret
  }

  grant(
    scope: Construct,
    secret: SecretName,
    access: keyof typeof ROLES,
    member: string,
  ): TerraformResource[] {
    const { secretId } = this.#get(secret)
    return ROLES[access].map(
      (role) =>
        new SecretManagerSecretIamMember(scope, `${secret}-${role}`, {
          secretId,
          role: `roles/secretmanager.${role}`,
          member,
        }),
    )
  }

  /** The variable in which a program finds the secret. */
  variable(secret: SecretName): { name: string; value: string } {
    return { name: secretVariable(secret), value: this.#get(secret).id }
  }
}

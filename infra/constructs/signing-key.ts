import { SecretManagerSecret } from '@cdktf/provider-google/lib/secret-manager-secret/index.js'
import { SecretManagerSecretIamMember } from '@cdktf/provider-google/lib/secret-manager-secret-iam-member/index.js'
import { Construct } from 'constructs'

/** The secret that signs access tokens. Its versions are made by the API itself, so no state file ever holds one. */
export class SigningKey extends Construct {
  readonly secret: SecretManagerSecret

  constructor(scope: Construct, id: string) {
    super(scope, id)
    this.secret = new SecretManagerSecret(this, 'secret', {
      secretId: 'token-signing-key',
      replication: { auto: {} },
    })
  }

  /** Lets `member` read the versions, list them and add one; not change or destroy any. */
  grant(scope: Construct, member: string): void {
    for (const role of ['secretAccessor', 'viewer', 'secretVersionAdder'])
      new SecretManagerSecretIamMember(scope, `signing-key-${role}`, {
        secretId: this.secret.secretId,
        role: `roles/secretmanager.${role}`,
        member,
      })
  }
}

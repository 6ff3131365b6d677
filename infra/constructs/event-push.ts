import { ServiceAccount } from '@cdktf/provider-google/lib/service-account/index.js'
import { ServiceAccountIamMember } from '@cdktf/provider-google/lib/service-account-iam-member/index.js'
import { Construct } from 'constructs'
import { serviceAgent } from './service-agent.ts'

/** The identity with which Pub/Sub delivers; functions accept no other caller. */
export class EventPush extends Construct {
  readonly account: ServiceAccount
  /** Pub/Sub's own service account, which forwards dead letters. */
  readonly agent: string
  /** Allows Pub/Sub to get tokens for `account`. */
  readonly tokens: ServiceAccountIamMember

  constructor(scope: Construct, id: string) {
    super(scope, id)
    this.account = new ServiceAccount(this, 'account', {
      accountId: 'event-push',
      displayName: 'Pub/Sub delivering events',
    })
    this.agent = serviceAgent(this, 'pubsub.googleapis.com')
    this.tokens = new ServiceAccountIamMember(this, 'tokens', {
      serviceAccountId: this.account.name,
      role: 'roles/iam.serviceAccountOpenIdTokenCreator',
      member: this.agent,
    })
  }
}

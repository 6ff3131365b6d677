export interface EnvironmentsDeps {
  projectId: string
  storageUrl: string
  iamUrl: string
  /** host:port of the mailbox's SMTP server. */
  smtpAddress: string
  /** The page of the mailbox. */
  mailboxUrl: string
  /** host:port of what answers for Google's sign-in and Gmail. */
  gmailAddress: string
  /** Where OpenTelemetry's exporters send. */
  telemetryUrl: string
  /** The public keys of Identity-Aware Proxy; null where there is none. */
  iapKeysUrl: string | null
  /** Where the clients of each service account call, by its id. */
  accounts: Map<string, AccountAddresses>
}

/** A process is the account at whose addresses it calls. */
export interface AccountAddresses {
  metadataUrl: string
  /** host:port of Firestore, Pub/Sub and Secret Manager. */
  grpcAddress: string
}

/**
 * The standard variables with which Google's own clients find the local cloud. A process learns which account it runs
 * as from that account's metadata server, as on Cloud Run; gRPC clients, which send no credentials to emulators, call at
 * that account's own address.
 */
export function createEnvironments(deps: EnvironmentsDeps): (account: string) => Record<string, string> {
  const { projectId, storageUrl, iamUrl, smtpAddress, mailboxUrl, gmailAddress, telemetryUrl, accounts } =
    deps
  return (account) => {
    const addresses = accounts.get(account)
    if (!addresses) throw new Error(`There is no service account ${account}`)
    const { metadataUrl, grpcAddress } = addresses
    return {
      GOOGLE_CLOUD_PROJECT: projectId,
      STORAGE_EMULATOR_HOST: storageUrl,
      FIRESTORE_EMULATOR_HOST: grpcAddress,
      PUBSUB_EMULATOR_HOST: grpcAddress,
      SECRET_MANAGER_EMULATOR_HOST: grpcAddress,
      SMTP_EMULATOR_HOST: smtpAddress,
      MAILBOX_EMULATOR_URL: mailboxUrl,
      GMAIL_EMULATOR_HOST: gmailAddress,
      OTEL_EXPORTER_OTLP_ENDPOINT: telemetryUrl,
      IAM_CREDENTIALS_ENDPOINT: `${iamUrl}/v1/projects/-/serviceAccounts/`,
      GCE_METADATA_HOST: new URL(metadataUrl).host,
      METADATA_SERVER_DETECTION: 'assume-present',
      ...(deps.iapKeysUrl !== null && { IAP_KEYS_URL: deps.iapKeysUrl }),
    }
  }
}

import type { SecretManagerServiceClient } from '@google-cloud/secret-manager'
import { hasStatus, STATUS } from './grpc-status.ts'

export type SecretReader = Pick<SecretManagerServiceClient, 'accessSecretVersion'>

/** The latest value of a secret, `projects/P/secrets/S`; empty while it has none, or while that is disabled. */
export async function secretText(secrets: SecretReader, secret: string): Promise<string> {
  try {
    const [version] = await secrets.accessSecretVersion({ name: `${secret}/versions/latest` })
    return Buffer.from(version.payload?.data ?? '')
      .toString('utf8')
      .trim()
  } catch (error) {
    if (hasStatus(error, STATUS.NOT_FOUND, STATUS.FAILED_PRECONDITION)) return ''
    throw error
  }
}

import type { Clock } from './clock.ts'
import type { CloudDescription } from './description.ts'
import type { FirestoreAdmin } from './firestore/admin/admin.ts'
import { createFirestore } from './firestore/firestore.ts'
import type { FirestoreLook } from './firestore/look.ts'
import { firestorePermissions } from './firestore/permissions.ts'
import type { GuardDeps } from './grpc-guard.ts'
import type { GrpcBackend } from './grpc-port.ts'
import { createGrpcServer } from './grpc-server.ts'
import type { Tell } from './happenings.ts'
import { pubsubPermissions } from './pubsub/permissions.ts'
import type { Pubsub } from './pubsub/pubsub.ts'
import { secretPermissions } from './secret-manager/permissions.ts'
import type { SecretManager } from './secret-manager/secret-manager.ts'

export interface GrpcServicesDeps extends Pick<GuardDeps, 'iam'> {
  description: CloudDescription
  clock: Clock
  dataDir: string
  tell: Tell
  /** Whether Firestore's next call fails on purpose. */
  isOut: () => boolean
  pubsub: Pick<Pubsub, 'services'>
  secrets: Pick<SecretManager, 'services'>
}

/** Everything that speaks gRPC. Firestore is opened here because nothing else of the local cloud uses it. */
export async function createGrpcServices(
  deps: GrpcServicesDeps,
): Promise<GrpcBackend & { firestore: FirestoreLook; firestoreAdmin: () => FirestoreAdmin }> {
  const services = [...(await deps.pubsub.services()), ...(await deps.secrets.services())]
  const firestore = createFirestore(deps)
  const { projectId } = deps.description
  const apis = [
    firestorePermissions(projectId),
    ...pubsubPermissions(projectId),
    secretPermissions(projectId),
  ]
  const server = createGrpcServer([...firestore.services, ...services], { apis, iam: deps.iam })
  return {
    connect: server.connect,
    firestore: firestore.look,
    firestoreAdmin: firestore.admin,
    close() {
      server.close()
      firestore.close()
    },
  }
}

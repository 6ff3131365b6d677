// Where the clients of each service account call: a metadata server and a gRPC address of its own say who they are.
import type { RequestListener } from 'node:http'
import type { CloudDescription } from './description.ts'
import type { AccountAddresses } from './environments.ts'
import { type GrpcBackend, type GrpcPortDeps, listenGrpc } from './grpc-port.ts'
import type { Iam } from './iam/iam.ts'
import { createMetadataServer } from './iam/metadata-server.ts'
import { HOST } from './ports.ts'

interface AddressesDeps<Backend extends GrpcBackend>
  extends Pick<GrpcPortDeps<Backend>, 'ports' | 'load' | 'log'> {
  description: Pick<CloudDescription, 'serviceAccounts' | 'projectId' | 'projectNumber' | 'location'>
  iam: Pick<Iam, 'accessToken' | 'idToken'>
  listen(name: string): Promise<{ url: string; serve(handler: RequestListener): void }>
}

export async function listenForAccounts<Backend extends GrpcBackend>(deps: AddressesDeps<Backend>) {
  const { description, iam, listen, ports, load, log } = deps
  const { serviceAccounts } = description
  const [grpc, ...metadata] = await Promise.all([
    listenGrpc({
      ...{ ports, load, log },
      addresses: [
        { name: 'grpc', email: null },
        ...serviceAccounts.map(({ accountId, email }) => ({ name: `grpc-${accountId}`, email })),
      ],
    }),
    ...serviceAccounts.map(({ accountId }) => listen(`metadata-${accountId}`)),
  ])
  const [operatorPort, ...accountPorts] = grpc.ports
  const accounts = new Map<string, AccountAddresses>()
  for (const [index, { accountId, email }] of serviceAccounts.entries()) {
    const { url = '', serve } = metadata[index] ?? {}
    serve?.(createMetadataServer({ description, iam, email, now: Date.now }))
    accounts.set(accountId, { metadataUrl: url, grpcAddress: `${HOST}:${accountPorts[index]}` })
  }
  return { accounts, operatorAddress: `${HOST}:${operatorPort}`, backend: grpc.backend, close: grpc.close }
}

import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { ServiceDefinition, UntypedServiceImplementation } from '@grpc/grpc-js'
import { fromJSON } from '@grpc/proto-loader'

/** One Google API as the local cloud's gRPC server offers it. */
export interface GrpcService {
  definition: ServiceDefinition
  implementation: UntypedServiceImplementation
}

const require = createRequire(import.meta.url)

/**
 * The definition of a gRPC service, from the protocol description that Google's own client package
 * carries, for example `loadService('@google-cloud/firestore-api', 'google.firestore.v1.Firestore')`.
 * Messages are plain objects in camelCase: int64 as strings, enums as names, bytes as Buffers, oneofs
 * with their discriminator, absent fields undefined.
 */
export function loadService(packageName: string, service: string): ServiceDefinition {
  const path = require.resolve(`${packageName}/build/protos/protos.json`)
  const definitions = fromJSON(JSON.parse(readFileSync(path, 'utf8')), {
    longs: String,
    enums: String,
    oneofs: true,
    defaults: false,
  })
  const definition = definitions[service]
  if (!definition || 'format' in definition) throw new Error(`${packageName} describes no service ${service}`)
  return definition
}

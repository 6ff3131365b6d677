import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { MethodDefinition, ServiceDefinition, UntypedServiceImplementation } from '@grpc/grpc-js'
import protobuf, { type IConversionOptions, type Method, type Root, type Type } from 'protobufjs/light.js'

/** One Google API as the local cloud's gRPC server offers it. */
export interface GrpcService {
  definition: ServiceDefinition
  implementation: UntypedServiceImplementation
}

const require = createRequire(import.meta.url)
const roots = new Map<string, Root>()
const CONVERSION: IConversionOptions = { longs: String, enums: String, oneofs: true, defaults: false }

/**
 * The definition of a gRPC service, from the protocol description that Google's own client package carries, for example
 * `loadService('@google-cloud/firestore-api', 'google.firestore.v1.Firestore')`. Messages are plain objects in
 * camelCase: int64 as strings, enums as names, bytes as Buffers, oneofs with their discriminator, absent fields
 * undefined.
 *
 * This does what @grpc/proto-loader does, but for one service: proto-loader prepares every message of the package,
 * which takes longer and more memory than the rest of the local cloud's start.
 */
export function loadService(packageName: string, service: string): ServiceDefinition {
  const { methodsArray } = rootOf(packageName).lookupService(service)
  return Object.fromEntries(methodsArray.map((method) => [method.name, define(service, method)]))
}

function rootOf(packageName: string): Root {
  const known = roots.get(packageName)
  if (known) return known
  const path = require.resolve(`${packageName}/build/protos/protos.json`)
  const root = protobuf.Root.fromJSON(JSON.parse(readFileSync(path, 'utf8')))
  roots.set(packageName, root)
  return root
}

function define(service: string, method: Method): MethodDefinition<object, object> {
  method.resolve()
  const { resolvedRequestType: request, resolvedResponseType: response } = method
  if (!request || !response) throw new Error(`${service}.${method.name} has no messages`)
  return {
    path: `/${service}/${method.name}`,
    requestStream: method.requestStream === true,
    responseStream: method.responseStream === true,
    requestSerialize: (message) => serialize(request, message),
    requestDeserialize: (bytes) => deserialize(request, bytes),
    responseSerialize: (message) => serialize(response, message),
    responseDeserialize: (bytes) => deserialize(response, bytes),
    originalName: method.name.charAt(0).toLowerCase() + method.name.slice(1),
  }
}

const serialize = (type: Type, message: object): Buffer =>
  Buffer.from(type.encode(type.fromObject(message)).finish())

const deserialize = (type: Type, bytes: Uint8Array): object => type.toObject(type.decode(bytes), CONVERSION)

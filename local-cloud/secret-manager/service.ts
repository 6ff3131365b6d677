import { type GrpcService, loadService } from '../grpc.ts'
import { callingAccount, knowingCaller } from '../grpc-caller.ts'
import type { Tell } from '../happenings.ts'
import { page } from '../pubsub/page.ts'
import { invalidArgument, refuseTheRest, unary } from '../pubsub/rpc.ts'
import { timestamp } from '../pubsub/wire-values.ts'
import { createLookup, type LookupDeps } from './lookup.ts'
import { checkPayload, type PayloadWire, payloadToWire } from './payload.ts'
import type { Version, VersionState } from './secrets.ts'

type ListRequest = { parent?: string; pageSize?: number; pageToken?: string; filter?: string }
type VersionRequest = { name?: string }

/** google.cloud.secretmanager.v1.SecretManagerService. */
export function createService(deps: LookupDeps & { tell: Tell }): GrpcService {
  const { secrets, names, described } = deps
  const told = (method: string, secret: string) =>
    deps.tell({ kind: 'secret', method, secret, account: callingAccount() })
  const { requireSecret, requireVersion, access, inState } = createLookup(deps)
  const definition = loadService(
    '@google-cloud/secret-manager',
    'google.cloud.secretmanager.v1.SecretManagerService',
  )

  const secretToWire = (name: string) => ({
    name: names.secret(name),
    replication: { automatic: {} },
    createTime: timestamp(secrets.created(name)),
    etag: `"${secrets.created(name).toString(16)}"`,
  })

  const versionToWire = ({ secret, number, state, created, destroyed }: Version) => ({
    name: names.version(secret, number),
    createTime: timestamp(created),
    destroyTime: destroyed === null ? undefined : timestamp(destroyed),
    state,
    replicationStatus: { automatic: {} },
    clientSpecifiedPayloadChecksum: true,
    etag: `"${created.toString(16)}${state}"`,
  })

  const changeState = (method: string, state: VersionState) =>
    unary(({ name }: VersionRequest) => {
      const { secret, version } = names.parseVersion(name)
      const found = requireVersion(secret, version)
      if (found.state === 'DESTROYED') throw inState(found)
      const changed = secrets.setState(found, state)
      told(method, secret)
      return versionToWire(changed)
    })

  const implementation = refuseTheRest(definition, {
    GetSecret: unary(({ name }: { name?: string }) => {
      const secret = requireSecret(names.parseSecret(name))
      told('GetSecret', secret)
      return secretToWire(secret)
    }),
    ListSecrets: unary((request: ListRequest) => {
      names.parseProject(request.parent)
      if (request.filter) throw invalidArgument('Filters on secrets are not simulated by the local cloud.')
      const { items, nextPageToken } = page(
        [...described].map((name) => ({ name })),
        request,
      )
      return {
        secrets: items.map(({ name }) => secretToWire(name)),
        nextPageToken,
        totalSize: described.size,
      }
    }),
    AddSecretVersion: unary(({ parent, payload }: { parent?: string; payload?: PayloadWire }) => {
      const secret = requireSecret(names.parseSecret(parent))
      const version = secrets.add(secret, checkPayload(payload))
      told('AddSecretVersion', secret)
      return versionToWire(version)
    }),
    AccessSecretVersion: unary(({ name }: VersionRequest) => {
      const { secret, version } = names.parseVersion(name)
      const { number, data } = access(secret, version)
      told('AccessSecretVersion', secret)
      return { name: names.version(secret, number), payload: payloadToWire(data) }
    }),
    GetSecretVersion: unary(({ name }: VersionRequest) => {
      const { secret, version } = names.parseVersion(name)
      const found = requireVersion(secret, version)
      told('GetSecretVersion', secret)
      return versionToWire(found)
    }),
    ListSecretVersions: unary((request: ListRequest) => {
      const secret = requireSecret(names.parseSecret(request.parent))
      const state = stateIn(request.filter)
      const versions = secrets.versions(secret).filter((version) => !state || version.state === state)
      // The page is sorted by name, so the names are numbered newest first.
      const named = versions.map((version, index) => ({ name: String(index).padStart(9, '0'), version }))
      const { items, nextPageToken } = page(named, request)
      const shown = items.map(({ version }) => versionToWire(version))
      told('ListSecretVersions', secret)
      return { versions: shown, nextPageToken, totalSize: versions.length }
    }),
    EnableSecretVersion: changeState('EnableSecretVersion', 'ENABLED'),
    DisableSecretVersion: changeState('DisableSecretVersion', 'DISABLED'),
    DestroySecretVersion: changeState('DestroySecretVersion', 'DESTROYED'),
  })
  return { definition, implementation: knowingCaller(implementation) }
}

/** Only `state:ENABLED` and `state=ENABLED` are understood, of all filters that Google knows. */
function stateIn(filter = ''): string | null {
  if (filter === '') return null
  const match = /^\s*state\s*[:=]\s*"?(ENABLED|DISABLED|DESTROYED)"?\s*$/.exec(filter)
  if (!match)
    throw invalidArgument(`Of the filters only state:STATE is simulated by the local cloud: ${filter}`)
  return match[1]!
}

import { type GrpcService, loadService } from '../grpc.ts'
import { page } from '../pubsub/page.ts'
import { invalidArgument, refuseTheRest, unary } from '../pubsub/rpc.ts'
import { timestamp } from '../pubsub/wire-values.ts'
import { createLookup, type LookupDeps } from './lookup.ts'
import { checkPayload, type PayloadWire, payloadToWire } from './payload.ts'
import type { Version, VersionState } from './secrets.ts'

type ListRequest = { parent?: string; pageSize?: number; pageToken?: string; filter?: string }
type VersionRequest = { name?: string }

/** google.cloud.secretmanager.v1.SecretManagerService. */
export function createService(deps: LookupDeps): GrpcService {
  const { secrets, names, described } = deps
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

  const changeState = (state: VersionState) =>
    unary(({ name }: VersionRequest) => {
      const { secret, version } = names.parseVersion(name)
      const found = requireVersion(secret, version)
      if (found.state === 'DESTROYED') throw inState(found)
      return versionToWire(secrets.setState(found, state))
    })

  const implementation = refuseTheRest(definition, {
    GetSecret: unary(({ name }: { name?: string }) => secretToWire(requireSecret(names.parseSecret(name)))),
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
      return versionToWire(secrets.add(secret, checkPayload(payload)))
    }),
    AccessSecretVersion: unary(({ name }: VersionRequest) => {
      const { secret, version } = names.parseVersion(name)
      const { number, data } = access(secret, version)
      return { name: names.version(secret, number), payload: payloadToWire(data) }
    }),
    GetSecretVersion: unary(({ name }: VersionRequest) => {
      const { secret, version } = names.parseVersion(name)
      return versionToWire(requireVersion(secret, version))
    }),
    ListSecretVersions: unary((request: ListRequest) => {
      const secret = requireSecret(names.parseSecret(request.parent))
      const state = stateIn(request.filter)
      const versions = secrets.versions(secret).filter((version) => !state || version.state === state)
      // The page is sorted by name, so the names are numbered newest first.
      const named = versions.map((version, index) => ({ name: String(index).padStart(9, '0'), version }))
      const { items, nextPageToken } = page(named, request)
      const shown = items.map(({ version }) => versionToWire(version))
      return { versions: shown, nextPageToken, totalSize: versions.length }
    }),
    EnableSecretVersion: changeState('ENABLED'),
    DisableSecretVersion: changeState('DISABLED'),
    DestroySecretVersion: changeState('DESTROYED'),
  })
  return { definition, implementation }
}

/** Only `state:ENABLED` and `state=ENABLED` are understood, of all filters that Google knows. */
function stateIn(filter = ''): string | null {
  if (filter === '') return null
  const match = /^\s*state\s*[:=]\s*"?(ENABLED|DISABLED|DESTROYED)"?\s*$/.exec(filter)
  if (!match)
    throw invalidArgument(`Of the filters only state:STATE is simulated by the local cloud: ${filter}`)
  return match[1]!
}

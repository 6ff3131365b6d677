import { randomUUID } from 'node:crypto'
import type { UntypedHandleCall } from '@grpc/grpc-js'
import type { LiveSubscription } from './live-subscription.ts'
import type { Names } from './names.ts'
import { page } from './page.ts'
import type { Replay } from './replay.ts'
import { alreadyExists, invalidArgument, notFound, unary } from './rpc.ts'
import type { Snapshot, Snapshots } from './snapshots.ts'
import {
  applyMask,
  type FieldMaskWire,
  maskRoots,
  milliseconds,
  type TimestampWire,
  timestamp,
} from './wire-values.ts'

interface SnapshotWire {
  name?: string
  topic?: string
  expireTime?: TimestampWire
  labels?: Record<string, string>
}

export interface SnapshotDeps {
  snapshots: Snapshots
  replay: Replay
  names: Names
  find: (subscription: string | undefined) => LiveSubscription
}

/** The Subscriber's methods on snapshots. */
export function createSnapshotMethods({
  snapshots,
  replay,
  names,
  find,
}: SnapshotDeps): Record<string, UntypedHandleCall> {
  const toWire = ({ name, topic, expires, labels }: Snapshot): SnapshotWire => ({
    name: names.full('snapshots', name),
    topic: names.full('topics', topic),
    expireTime: timestamp(expires),
    labels,
  })

  return {
    CreateSnapshot: unary(
      (request: { name?: string; subscription?: string; labels?: Record<string, string> }) => {
        const name = request.name ? names.parse('snapshots', request.name) : `snapshot-${randomUUID()}`
        const live = find(request.subscription)
        if (snapshots.all.has(name)) {
          throw alreadyExists(`Resource already exists in the project (resource=${name}).`)
        }
        return toWire(replay.createSnapshot(live, name, request.labels ?? {}))
      },
    ),
    GetSnapshot: unary(({ snapshot }: { snapshot?: string }) =>
      toWire(findSnapshot(snapshots, names, snapshot)),
    ),
    ListSnapshots: unary((request: { project?: string; pageSize?: number; pageToken?: string }) => {
      names.parseProject(request.project)
      const { items, nextPageToken } = page(snapshots.all.values(), request)
      return { snapshots: items.map(toWire), nextPageToken }
    }),
    UpdateSnapshot: unary((request: { snapshot?: SnapshotWire; updateMask?: FieldMaskWire }) => {
      const snapshot = findSnapshot(snapshots, names, request.snapshot?.name)
      const refused = maskRoots(request.updateMask).find((root) => root !== 'labels' && root !== 'expireTime')
      if (refused) throw invalidArgument(`Invalid update_mask: the field '${refused}' cannot be changed.`)
      const { labels = {}, expireTime } = applyMask(toWire(snapshot), request.snapshot!, request.updateMask)
      const expires = expireTime ? milliseconds(expireTime) : snapshot.expires
      const changed = { ...snapshot, labels, expires }
      snapshots.update(changed)
      return toWire(changed)
    }),
    DeleteSnapshot: unary(({ snapshot }: { snapshot?: string }) => {
      replay.deleteSnapshot(findSnapshot(snapshots, names, snapshot))
      return {}
    }),
  }
}

export function findSnapshot(snapshots: Snapshots, names: Names, name: string | undefined): Snapshot {
  const id = names.parse('snapshots', name)
  const snapshot = snapshots.all.get(id)
  if (!snapshot) throw notFound(`Resource not found (resource=${id}).`)
  return snapshot
}

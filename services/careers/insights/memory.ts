// What was found out about jobs, and the vectors of texts, in a fixed number of documents per person: reading them takes
// a few requests however many jobs there are, and one more job changes two or three of them.
import { createHash } from 'node:crypto'
import { promisify } from 'node:util'
import { gunzip, gzip } from 'node:zlib'
import type { DocumentSnapshot, Firestore, WriteBatch } from '@google-cloud/firestore'
import { checker } from '../../platform/check.ts'
import { Finding } from './finding-schema.ts'
import { DIMENSIONS } from './sentence-vectors.ts'

const [pack, unpack] = [promisify(gzip), promisify(gunzip)]

const SHARDS = 16
const KEY_BYTES = 12
const ENTRY_BYTES = KEY_BYTES + DIMENSIONS

export interface Memory {
  /** By the job's id. */
  findings: Map<string, Finding>
  /** By `textKey`. */
  vectors: Map<string, Int8Array>
  /** Shards that differ from what is stored. */
  changed: { findings: Set<number>; vectors: Set<number> }
  /** When each shard was stored, by its document's id. */
  storedAt: Map<string, NonNullable<DocumentSnapshot['updateTime']>>
}

/** A text by its hash. */
export const textKey = (text: string): string =>
  createHash('sha256').update(text).digest().subarray(0, KEY_BYTES).toString('base64url')

export const shardOf = (key: string): number => {
  let hash = 0
  for (let at = 0; at < key.length; at++) hash = (Math.imul(hash, 31) + key.charCodeAt(at)) >>> 0
  return hash % SHARDS
}

export const emptyMemory = (): Memory => ({
  findings: new Map(),
  vectors: new Map(),
  changed: { findings: new Set(), vectors: new Set() },
  storedAt: new Map(),
})

const isFinding = checker(Finding)
const shards = Array.from({ length: SHARDS }, (_, shard) => shard)

export function createMemory(firestore: Firestore) {
  const collections = {
    findings: firestore.collection('insightFindings'),
    vectors: firestore.collection('insightVectors'),
  }
  const refOf = (kind: keyof typeof collections, ownerId: string, shard: number) =>
    collections[kind].doc(`${ownerId}-${shard}`)

  async function read(ownerId: string): Promise<Memory> {
    const memory = emptyMemory()
    const refs = (['findings', 'vectors'] as const).flatMap((kind) =>
      shards.map((shard) => ({ kind, ref: refOf(kind, ownerId, shard) })),
    )
    const snapshots = await firestore.getAll(...refs.map(({ ref }) => ref))
    await Promise.all(
      snapshots.map(async (snapshot, at) => {
        const content: unknown = snapshot.get('content')
        if (!snapshot.updateTime || !(content instanceof Uint8Array)) return
        memory.storedAt.set(snapshot.ref.path, snapshot.updateTime)
        if (refs[at]?.kind === 'vectors') addVectors(memory, content)
        else addFindings(memory, JSON.parse((await unpack(content)).toString()))
      }),
    )
    return memory
  }

  async function write(batch: WriteBatch, ownerId: string, memory: Memory): Promise<void> {
    const vectors = Map.groupBy(memory.vectors, ([key]) => shardOf(key))
    const findings = Map.groupBy(memory.findings.values(), ({ jobId }) => shardOf(jobId))
    const put = (kind: keyof typeof collections, shard: number, content: Buffer) => {
      const ref = refOf(kind, ownerId, shard)
      const lastUpdateTime = memory.storedAt.get(ref.path)
      if (lastUpdateTime) batch.update(ref, { content }, { lastUpdateTime })
      else batch.create(ref, { ownerId, content })
    }
    for (const shard of memory.changed.vectors)
      put(
        'vectors',
        shard,
        Buffer.concat(
          (vectors.get(shard) ?? []).flatMap(([key, vector]) => [
            Buffer.from(key, 'base64url'),
            Buffer.from(vector.buffer, vector.byteOffset, vector.length),
          ]),
        ),
      )
    for (const shard of memory.changed.findings)
      put('findings', shard, await pack(JSON.stringify(findings.get(shard) ?? [])))
  }

  return { read, write }
}

function addVectors({ vectors }: Memory, content: Uint8Array): void {
  const bytes = Buffer.from(content)
  for (let at = 0; at + ENTRY_BYTES <= bytes.length; at += ENTRY_BYTES) {
    const key = bytes.toString('base64url', at, at + KEY_BYTES)
    vectors.set(
      key,
      Int8Array.from(new Int8Array(bytes.buffer, bytes.byteOffset + at + KEY_BYTES, DIMENSIONS)),
    )
  }
}

/** What another version of the program wrote is forgotten, and found out again when its job changes. */
function addFindings({ findings }: Memory, stored: unknown): void {
  for (const one of Array.isArray(stored) ? stored : []) {
    const finding = isFinding(one)
    if (finding.ok) findings.set(finding.value.jobId, finding.value)
  }
}

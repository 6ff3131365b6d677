import type { Clock } from '../../clock.ts'
import type { Bill } from '../billing.ts'
import type { Database } from '../database.ts'
import { FirestoreError, invalidArgument, unimplemented } from '../errors.ts'
import { LISTEN_HEARTBEAT } from '../limits.ts'
import { pathOf } from '../names.ts'
import { parseQuery } from '../query/parse.ts'
import { toMicros } from '../value.ts'
import { documentChange, documentDelete, documentRemove, targetChange } from '../wire/listen-answers.ts'
import type { Change } from '../writes/apply.ts'
import { createDocumentTarget } from './document-target.ts'
import type { ListenRequest, TargetMessage } from './messages.ts'
import { createQueryTarget } from './query-target.ts'
import type { Interest, Listener } from './registry.ts'
import type { Delta, Target } from './target.ts'
import { createWindowTarget } from './window-target.ts'

/** A resume token is the snapshot's time. */
function toToken(micros: number): Buffer {
  const token = Buffer.alloc(8)
  token.writeBigUInt64BE(BigInt(micros))
  return token
}

function timeOf({ resumeToken, readTime }: TargetMessage): number | null {
  if (resumeToken?.length === 8) return Number(Buffer.from(resumeToken).readBigUInt64BE())
  return readTime ? toMicros(readTime) : null
}

const isKept = ({ deleted }: Delta['removed'][number]) => !deleted

/**
 * Results that are new or changed are read, and so are those that left because they changed. A deleted document is not,
 * nor one that others pushed out of a limited result.
 */
function updateReads({ changed, removed }: Delta, changes: readonly Change[]): number {
  const paths = new Set(changes.map(({ path }) => pathOf(path)))
  return changed.length + removed.filter((each) => isKept(each) && paths.has(each.path)).length
}

interface SessionDeps {
  database: Database
  clock: Clock
  bill: Bill
  send(answer: Buffer): void
  /** Ends the stream with an error. */
  fail(error: unknown): void
}

/**
 * One listen stream. Every snapshot it sends is one consistent state: the results of all its targets after a batch
 * of commits, closed by a NO_CHANGE with the time of that state.
 */
export function createSession({ database, clock, bill, send, fail }: SessionDeps) {
  const { names, registry, runner, documents, history, time } = database
  const targets = new Map<number, { target: Target; interest: Interest }>()
  const exists = (path: string) => documents.get(names.document(names.full(path))) !== null
  let heartbeat = clock.after(LISTEN_HEARTBEAT, beat)

  function sendSnapshot(readTime: number) {
    send(targetChange({ type: 'NO_CHANGE', targets: [], readTime, resumeToken: toToken(readTime) }))
    heartbeat()
    heartbeat = clock.after(LISTEN_HEARTBEAT, beat)
  }

  function beat() {
    if (targets.size > 0) sendSnapshot(time.read())
    else heartbeat = clock.after(LISTEN_HEARTBEAT, beat)
  }

  function sendDelta(id: number, { changed, removed }: Delta, readTime: number) {
    for (const document of changed) send(documentChange(names.root, document, [id], []))
    for (const { path, deleted } of removed) {
      send((deleted ? documentDelete : documentRemove)(names.full(path), [id], readTime))
    }
  }

  const listener: Listener = {
    changed(byTarget, at) {
      let any = false
      for (const [target, changes] of byTarget) {
        const delta = target.update(changes)
        const reads = updateReads(delta, changes)
        if (reads > 0) bill('Listen', { reads })
        any ||= delta.changed.length > 0 || delta.removed.length > 0
        sendDelta(target.id, delta, at)
      }
      if (any) sendSnapshot(at)
    },
    failed: fail,
  }

  function create(id: number, message: TargetMessage): { target: Target; interest: Interest } {
    if (message.documents) {
      const paths = (message.documents.documents ?? []).map(names.document)
      const target = createDocumentTarget({ documents, history }, id, paths)
      return { target, interest: { kind: 'documents', paths: paths.map(pathOf) } }
    }
    if (!message.query?.structuredQuery)
      throw unimplemented('Listening to anything but queries and documents')
    const query = parseQuery(names, message.query.parent ?? '', message.query.structuredQuery)
    const make =
      query.limit === Number.POSITIVE_INFINITY && query.offset === 0 ? createQueryTarget : createWindowTarget
    return { target: make({ runner, exists }, id, query), interest: query.scope }
  }

  function remove(id: number, cause?: { code: number; message: string }) {
    const known = targets.get(id)
    if (known) registry.remove(known.target, known.interest)
    targets.delete(id)
    send(targetChange({ type: 'REMOVE', targets: [id], ...(cause && { cause }) }))
  }

  function add(message: TargetMessage) {
    const id = message.targetId ?? 0
    if (targets.has(id)) throw invalidArgument(`Target id ${id} is in use already.`)
    const since = timeOf(message)
    const resumable = since !== null && history.reaches(since)
    const readTime = time.read()
    try {
      const made = create(id, message)
      const delta = made.target.start(resumable ? since : null)
      targets.set(id, made)
      registry.add(listener, made.target, made.interest)
      send(targetChange({ type: 'ADD', targets: [id] }))
      if (since !== null && !resumable) send(targetChange({ type: 'RESET', targets: [id] }))
      // What the listener knows already from before its stream ended is not read again.
      bill('Listen', { reads: Math.max(delta.changed.length + delta.removed.filter(isKept).length, 1) })
      sendDelta(id, delta, readTime)
    } catch (error) {
      if (!(error instanceof FirestoreError)) throw error
      return remove(id, { code: error.code, message: error.message })
    }
    send(targetChange({ type: 'CURRENT', targets: [id], readTime, resumeToken: toToken(readTime) }))
    sendSnapshot(readTime)
    if (message.once) remove(id)
  }

  return {
    receive({ addTarget, removeTarget }: ListenRequest) {
      if (addTarget) add(addTarget)
      else if (removeTarget !== undefined) remove(removeTarget)
      else throw invalidArgument('A listen request neither adds nor removes a target.')
    },
    close() {
      heartbeat()
      for (const { target, interest } of targets.values()) registry.remove(target, interest)
      targets.clear()
    },
  }
}

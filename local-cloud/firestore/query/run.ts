import type { DatabaseSync } from 'node:sqlite'
import type { Catalog, StoredIndex } from '../indexes/catalog.ts'
import { writeComponent } from '../indexes/definition.ts'
import { after } from '../keys/value-key.ts'
import { KeyWriter } from '../keys/writer.ts'
import type { Collections } from '../state/collections.ts'
import type { StoredDocument } from '../state/document.ts'
import type { Documents } from '../state/documents.ts'
import type { History, Past } from '../state/history.ts'
import { createMatcher, inScope, meets } from './matcher.ts'
import type { DisjunctPlan, PlanContext, Source } from './plan.ts'
import { planQuery } from './plan.ts'
import type { Query } from './query.ts'
import type { Entry, Fetch } from './scan.ts'
import { intersection, Scan, union } from './scan.ts'
import { suffixOf } from './suffix.ts'

export interface RunnerDeps {
  sqlite: DatabaseSync
  collections: Collections
  documents: Documents
  history: History
  catalog: Catalog
  context: PlanContext
}

interface Candidate {
  suffix: Buffer
  /** Null until it is needed. */
  document: StoredDocument | null
  id: number
}

const asBuffer = (bytes: Uint8Array) => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
/** Greater than every key; SQLite orders blobs as memcmp does. */
const TOP = Buffer.alloc(16, 0xff)

/** What a query has read beside its results. */
export interface Effort {
  /** Index entries, as far as the query's own indexes go: documents that other filters exclude are among them. */
  entries: number
  /** Results that an offset skipped. */
  skipped: number
}

export function createRunner({ sqlite, collections, documents, history, catalog, context }: RunnerDeps) {
  const prepare = (sql: string) => {
    const statement = sqlite.prepare(sql)
    statement.setReturnArrays(true)
    return statement
  }
  const where = 'key, document FROM entries WHERE "index" = ? AND key >= ? AND key < ?'
  const forwards = prepare(`SELECT ${where} ORDER BY key LIMIT ?`)
  const backwards = prepare(`SELECT ${where} ORDER BY key DESC LIMIT ?`)
  const names = 'name, id FROM documents WHERE collection = ? AND name >= ? AND name < ?'
  const namesForwards = prepare(`SELECT ${names} ORDER BY name LIMIT ?`)
  const namesBackwards = prepare(`SELECT ${names} ORDER BY name DESC LIMIT ?`)
  const writer = new KeyWriter()
  let effort: Effort = { entries: 0, skipped: 0 }

  function prefixOf(query: Query, { equal }: Source): Buffer | null {
    writer.length = 0
    if (query.scope.kind === 'collection') {
      const collection = collections.find(query.scope.collection)
      if (!collection) return null
      writer.uint32(collection.id)
    }
    for (const { key, descending } of equal) writeComponent(writer, key, descending)
    return writer.take()
  }

  function fetchNames(query: Query): Fetch | null {
    if (query.scope.kind !== 'collection') return null
    const collection = collections.find(query.scope.collection)
    if (!collection) return () => []
    const statement = query.nameDescending ? namesBackwards : namesForwards
    return ({ from, to }, limit) =>
      statement.all(collection.id, from, to ?? TOP, limit).map((row) => {
        const [name, document] = row as unknown as [Uint8Array, number]
        return { suffix: asBuffer(name), document }
      })
  }

  function fetchEntries(query: Query, source: Source, index: StoredIndex): Fetch {
    const prefix = prefixOf(query, source)
    if (!prefix) return () => []
    const end = after(prefix) ?? TOP
    const statement = query.nameDescending ? backwards : forwards
    return ({ from, to }, limit) =>
      statement
        .all(index.id, Buffer.concat([prefix, from]), to ? Buffer.concat([prefix, to]) : end, limit)
        .map((row) => {
          const [key, document] = row as unknown as [Uint8Array, number]
          return { suffix: asBuffer(key).subarray(prefix.length), document }
        })
  }

  function* disjunct(
    query: Query,
    { sources, suffixes, rest }: DisjunctPlan,
    expected: number,
  ): Generator<Entry> {
    const scans = sources.map((source) => {
      const nameOnly = source.definition.fields.length === 0
      const fetch =
        (nameOnly && fetchNames(query)) || fetchEntries(query, source, catalog.open(source.definition))
      const first = rest.length === 0 && sources.length === 1 ? expected : 0
      return new Scan(fetch, { intervals: suffixes, backwards: query.nameDescending, expected: first })
    })
    const { scope } = query
    const check = rest.length > 0 || (scope.kind === 'group' && (scope.ancestor !== '' || scope.direct))
    for (const entry of intersection(scans, query.nameDescending)) {
      effort.entries += scans.length
      if (check) {
        const document = documents.byId(entry.document)!
        if (!inScope(scope, document) || !rest.every((condition) => meets(scope, condition, document)))
          continue
      }
      yield entry
    }
  }

  function* current(query: Query, plans: DisjunctPlan[]): Generator<Candidate> {
    const expected = query.offset + query.limit
    const streams = plans.map((plan) => disjunct(query, plan, expected))
    const entries = streams.length === 1 ? streams[0]! : union(streams, query.nameDescending)
    for (const { suffix, document } of entries) yield { suffix, document: null, id: document }
  }

  /**
   * The results at an earlier time: documents unchanged since then, merged with those that changed but matched then.
   */
  function* past(query: Query, plans: DisjunctPlan[], changed: Map<string, Past>): Generator<Candidate> {
    const sign = query.nameDescending ? -1 : 1
    const matches = createMatcher(query)
    const touched = new Set<number>()
    const then: Candidate[] = []
    for (const { document, before } of changed.values()) {
      touched.add(document)
      if (before && matches(before))
        then.push({ suffix: suffixOf(query, before)!, document: before, id: before.id })
    }
    // A document that was deleted and created again has a new number.
    const isTouched = (id: number) =>
      touched.has(id) || (touched.size > 0 && changed.has(documents.byId(id)!.path))
    then.sort((a, b) => Buffer.compare(a.suffix, b.suffix) * sign)
    let at = 0
    for (const candidate of current({ ...query, limit: Number.POSITIVE_INFINITY, offset: 0 }, plans)) {
      if (isTouched(candidate.id)) continue
      while (at < then.length && Buffer.compare(then[at]!.suffix, candidate.suffix) * sign < 0)
        yield then[at++]!
      yield candidate
    }
    yield* then.slice(at)
  }

  /** Documents in the query's order with their suffixes, after offset and limit. */
  function* results(query: Query, readTime: number | null): Generator<Candidate> {
    effort = { entries: 0, skipped: 0 }
    const plans = planQuery(context, query)
    if (query.limit === 0) return
    const changed = readTime === null ? null : history.changedSince(readTime)
    const candidates = changed && changed.size > 0 ? past(query, plans, changed) : current(query, plans)
    let seen = 0
    for (const candidate of candidates) {
      if (seen++ < query.offset) {
        effort.skipped++
        continue
      }
      yield candidate
      if (seen >= query.offset + query.limit) return
    }
  }

  return {
    /** Of the last call of `run` or `count`. */
    effort: (): Effort => effort,

    /**
     * All results, now or as of `readTime` (microseconds). It is synchronous, so the results are one consistent state.
     * Throws FAILED_PRECONDITION when production has no index for the query.
     */
    run(query: Query, readTime: number | null = null): StoredDocument[] {
      const found: StoredDocument[] = []
      for (const { document, id } of results(query, readTime)) found.push(document ?? documents.byId(id)!)
      return found
    },

    count(query: Query, upTo: number, readTime: number | null = null): number {
      let count = 0
      for (const _ of results(query, readTime)) if (++count >= upTo) break
      return count
    },
  }
}

export type Runner = ReturnType<typeof createRunner>

// How a room exports a person's data: files one after another, read only while somebody consumes them.
import { Readable } from 'node:stream'

export interface ExportedFile {
  /** Its path in the archive, which makes it safe and unique. */
  path: string
  modifiedAt: Date
  /** Whether compression helps: text shrinks, photos do not. */
  shrinks: boolean
  content: Buffer | (() => Promise<Readable>)
}

export interface Exporting {
  export(accountId: string): AsyncIterable<ExportedFile>
}

export const jsonFile = (path: string, value: unknown, modifiedAt: Date): ExportedFile => ({
  path,
  modifiedAt,
  shrinks: true,
  content: Buffer.from(`${JSON.stringify(value, null, 2)}\n`),
})

/** A list of any length as one JSON file, which is never in memory as a whole. */
export const jsonListFile = (
  path: string,
  items: AsyncIterable<unknown>,
  modifiedAt: Date,
): ExportedFile => ({
  path,
  modifiedAt,
  shrinks: true,
  content: async () => Readable.from(jsonLines(items), { objectMode: false }),
})

async function* jsonLines(items: AsyncIterable<unknown>): AsyncGenerator<string> {
  let before = '[\n'
  for await (const item of items) {
    yield `${before}${JSON.stringify(item)}`
    before = ',\n'
  }
  yield before === '[\n' ? '[]\n' : '\n]\n'
}

/** The parts of a room's export, one after another. */
export const joinExports = (parts: readonly Exporting[]): Exporting => ({
  async *export(accountId) {
    for (const part of parts) yield* part.export(accountId)
  },
})

// How a room gives a person everything of theirs: files one after another, read only while somebody takes them.
import { Readable } from 'node:stream'

export interface ExportedFile {
  /** Where it lies in the archive; made safe and unique there. */
  path: string
  modifiedAt: Date
  /** Text shrinks, photos do not. */
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

/** A list of any length as one JSON file, which never lies in memory as a whole. */
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

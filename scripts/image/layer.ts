import { createHash } from 'node:crypto'
import { createReadStream, createWriteStream, lstatSync, readdirSync, renameSync } from 'node:fs'
import { join } from 'node:path'
import { Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGzip } from 'node:zlib'
import { type Pack, pack } from 'tar-stream'

export interface Layer {
  /** Of the compressed bytes, which is what a manifest names. */
  digest: string
  size: number
  /** Of the archive, which is what a configuration names. */
  diffId: string
}

interface LayerOptions {
  /** The folder whose content becomes the layer. */
  folder: string
  /** Where it will be in the image, without a slash in front. */
  at: string
  /** Which of its files; paths are relative to the folder. */
  includes: (path: string) => boolean
  /** Seconds since 1970 that every file gets. */
  mtime: number
  /** The folder of blobs, where the layer is written under its digest. */
  blobs: string
}

/**
 * Writes files as a compressed archive. The same files give the same bytes: they are in order of their names, belong to
 * root, may be written by nobody, and are as old as `mtime` says.
 */
export async function writeLayer({ folder, at, includes, mtime, blobs }: LayerOptions): Promise<Layer> {
  const paths = filesBelow(folder).filter(includes)
  const archive = pack()
  const unfinished = join(blobs, `unfinished-${process.pid}`)
  const [diffId, compressed] = [hashing(), hashing()]
  const written = pipeline(
    archive,
    diffId.through,
    createGzip({ level: 6 }),
    compressed.through,
    createWriteStream(unfinished),
  )
  const fill = async () => {
    for (const path of [...foldersOf(paths, at), ...paths.map((path) => `${at}/${path}`)].toSorted())
      await add(archive, { path, file: join(folder, path.slice(at.length + 1)), mtime })
    archive.finalize()
  }
  // A full disk ends the writing while the archive is still being filled.
  await Promise.all([written, fill()])
  const digest = compressed.digest()
  renameSync(unfinished, join(blobs, digest))
  return { digest: `sha256:${digest}`, size: compressed.bytes(), diffId: `sha256:${diffId.digest()}` }
}

/** Regular files in order of their names. Throws for anything else, which would mean something different elsewhere. */
export function filesBelow(folder: string): string[] {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true })
  const paths = entries.flatMap((entry) => {
    if (entry.isDirectory()) return []
    const path = join(entry.parentPath, entry.name)
    if (!entry.isFile()) throw new Error(`${path} is not a regular file`)
    return [path.slice(folder.length + 1)]
  })
  return paths.toSorted()
}

/** Archives name folders before what is in them, and end their names with a slash. */
function foldersOf(paths: string[], at: string): string[] {
  const folders = new Set([`${at}/`])
  for (const path of paths)
    for (let end = path.indexOf('/'); end !== -1; end = path.indexOf('/', end + 1))
      folders.add(`${at}/${path.slice(0, end + 1)}`)
  return [...folders]
}

async function add(archive: Pack, { path, file, mtime }: { path: string; file: string; mtime: number }) {
  const common = { name: path, mtime: new Date(mtime * 1000), uid: 0, gid: 0, uname: '', gname: '' }
  if (path.endsWith('/')) {
    archive.entry({ ...common, type: 'directory', mode: 0o755 })
    return
  }
  const { size, mode } = lstatSync(file)
  const entry = archive.entry({ ...common, type: 'file', size, mode: mode & 0o111 ? 0o555 : 0o444 })
  await pipeline(createReadStream(file), entry)
}

/** A stream that lets everything through, and knows its digest at the end. */
function hashing() {
  const hash = createHash('sha256')
  let bytes = 0
  const through = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      hash.update(chunk)
      bytes += chunk.length
      done(null, chunk)
    },
  })
  return { through, bytes: () => bytes, digest: () => hash.digest('hex') }
}

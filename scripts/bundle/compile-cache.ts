import { crc32 } from 'node:zlib'

/** The folder inside the bundles that holds compiled code. */
export const COMPILED = 'compile-cache'

/** The variables with which Node keeps compiled code in a folder that may move together with the code. */
export const compileCacheAt = (folder: string) => ({
  NODE_COMPILE_CACHE: folder,
  NODE_COMPILE_CACHE_PORTABLE: '1',
})

interface Compiled {
  source: string
  code: Buffer
  /** From the folder in which the file will be. */
  path: string
}

/** Marks a file of Node's compile cache. */
const MARK = 0x8adfdbb2
/** Node's number for modules, as opposed to CommonJS. */
const MODULE = Buffer.from([1])

/**
 * One file as Node 24 writes it: a mark, the sizes of source and code, their checksums, and the code. Node ignores a
 * file that it does not understand; a test notices when a new version changes the form.
 * https://github.com/nodejs/node/blob/v24.x/src/compile_cache.cc
 */
export function cacheFile({ source, code, path }: Compiled): { name: string; bytes: Buffer } {
  const head = [MARK, Buffer.byteLength(source), code.length, crc32(source), crc32(code)]
  const bytes = Buffer.alloc(head.length * 4)
  head.forEach((value, index) => {
    bytes.writeUInt32LE(value, index * 4)
  })
  const key = crc32(path, crc32(MODULE))
  return { name: key.toString(16).padStart(8, '0'), bytes: Buffer.concat([bytes, code]) }
}

import { execFile } from 'node:child_process'
import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import type { ServerResponse } from 'node:http'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { NotFound } from './not-found.ts'

const FOLDER = join(import.meta.dirname, 'page')
const TYPES: Record<string, string> = {
  ts: 'text/javascript; charset=UTF-8',
  css: 'text/css; charset=UTF-8',
  svg: 'image/svg+xml',
}
const NAME = /^\/page\/([\w-]+(?:\/[\w-]+)*\.(ts|css|svg))$/

/** The page's own files. Its TypeScript is sent without types, so that there is nothing to build. */
export function createAssets() {
  let scripts: Promise<Record<string, string>> | undefined

  /** In a process of its own: Node's type stripper would stay in memory, and would warn that it is experimental. */
  async function strip(): Promise<Record<string, string>> {
    const program = join(import.meta.dirname, 'strip-types.js')
    const { stdout } = await promisify(execFile)(
      process.execPath,
      ['--disable-warning=ExperimentalWarning', program, FOLDER],
      { maxBuffer: 16 * 1024 * 1024 },
    )
    return JSON.parse(stdout) as Record<string, string>
  }

  async function scriptOf(name: string): Promise<string | undefined> {
    scripts ??= strip()
    try {
      const found = await scripts
      return Object.hasOwn(found, name) ? found[name] : undefined
    } catch (error) {
      scripts = undefined
      throw error
    }
  }

  return {
    async send(path: string, token: string, response: ServerResponse): Promise<void> {
      if (path === '/') {
        const page = await readFile(join(FOLDER, 'index.html'), 'utf8')
        response
          .writeHead(200, { 'content-type': 'text/html; charset=UTF-8' })
          .end(page.replace('{{token}}', token))
        return
      }
      const [, name = '', extension = ''] = NAME.exec(path) ?? []
      const text =
        extension === 'ts'
          ? await scriptOf(name)
          : name && (await readFile(join(FOLDER, name), 'utf8').catch(() => undefined))
      if (!text) throw new NotFound(`There is no ${path}`)
      const etag = `"${createHash('sha256').update(text).digest('base64url').slice(0, 20)}"`
      response
        .writeHead(200, {
          'content-type': TYPES[extension] ?? 'text/plain',
          'cache-control': 'no-cache',
          etag,
        })
        .end(text)
    },
  }
}

// The storefront's pages as HTML. They are made of the same components as in the browser, which `vite build web` puts
// into one file beside the built web, so that the API itself needs neither JSX nor packages of the web.
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { StorefrontPage } from '../../shop/storefront/schemas.ts'

/** The addresses of what a page loads (web/build/page-files.ts). */
export interface PageFiles {
  scripts: readonly string[]
  styles: readonly string[]
  fonts: readonly string[]
}

export interface Renderer {
  /** The content of the page's body. */
  render(page: StorefrontPage): string
  files: PageFiles
}

/**
 * Null where the web was not built. The file is loaded with the first page, because most instances of the API never
 * show one. `webRoot` is the folder of the built web.
 */
export function createRenderer(webRoot: string): (() => Promise<Renderer>) | null {
  const folder = join(webRoot, '../dist-server')
  const program = join(folder, 'storefront.js')
  if (!existsSync(program)) return null
  let loading: Promise<Renderer> | undefined
  return () => {
    loading ??= load()
    return loading
  }

  async function load(): Promise<Renderer> {
    const { render } = (await import(pathToFileURL(program).href)) as Pick<Renderer, 'render'>
    return { render, files: JSON.parse(readFileSync(join(folder, 'files.json'), 'utf8')) as PageFiles }
  }
}

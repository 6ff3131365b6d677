// Pages for people without an account, as HTML. They are made of components that `vite build web` puts into files beside
// the built web, so that the API itself needs neither JSX nor packages of the web.
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'

/** The addresses of what a page loads (web/build/page-files.ts). */
export interface PageFiles {
  scripts: readonly string[]
  styles: readonly string[]
  fonts: readonly string[]
}

export interface Renderer<Page> {
  /** The content of the page's body. */
  render(page: Page): string
  files: PageFiles
}

/** The programs that render, with the file that names what their pages load. */
const PROGRAMS = {
  storefront: { program: 'storefront.js', files: 'files.json' },
  gallery: { program: 'gallery.js', files: 'gallery-files.json' },
} as const

/**
 * Null where the web was not built. The file is loaded with the first page, because most instances of the API never
 * show one. `webRoot` is the folder of the built web.
 */
export function createRenderer<Page>(
  webRoot: string,
  name: keyof typeof PROGRAMS,
): (() => Promise<Renderer<Page>>) | null {
  const folder = join(webRoot, '../dist-server')
  const names = PROGRAMS[name]
  const program = join(folder, names.program)
  if (!existsSync(program)) return null
  let loading: Promise<Renderer<Page>> | undefined
  return () => {
    loading ??= load()
    return loading
  }

  async function load(): Promise<Renderer<Page>> {
    const { render } = (await import(pathToFileURL(program).href)) as Pick<Renderer<Page>, 'render'>
    return { render, files: JSON.parse(readFileSync(join(folder, names.files), 'utf8')) as PageFiles }
  }
}

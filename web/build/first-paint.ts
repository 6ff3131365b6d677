import { createHash } from 'node:crypto'
import { join } from 'node:path'
import { rolldown } from 'rolldown'
import type { Plugin, Rolldown } from 'vite'
import type { Early, EarlyPage } from '../src/early.ts'
import { reachable } from './reachable.ts'

const APPLICATION = /<script type="module" crossorigin src="([^"]+)"><\/script>/
const PRELOAD = /<link rel="modulepreload" crossorigin href="([^"]+)">/g
const SOURCE = 'src/features/photos/first-paint.ts'

/**
 * Makes the first paint the page's first script, which starts the application, and writes into the page what each
 * address asks for. `parts` of a page are modules below web/src here; the built page names their files.
 */
export function firstPaint(pages: Record<string, EarlyPage>): Plugin {
  let root = ''
  let isBuild = false
  let fileName = ''
  return {
    name: 'first-paint',
    applyToEnvironment: ({ name }) => name === 'client',
    configResolved(config) {
      root = config.root
      isBuild = config.command === 'build'
    },
    async buildStart() {
      if (!isBuild) return
      const code = await compile(join(root, SOURCE))
      const hash = createHash('sha256').update(code).digest('base64url').slice(0, 8)
      fileName = `assets/first-paint-${hash}.js`
      this.emitFile({ type: 'asset', fileName, source: code })
    },
    transformIndexHtml: {
      order: 'post',
      handler(html, { bundle }) {
        const started = bundle
          ? html.replace(APPLICATION, '<link rel="modulepreload" crossorigin href="$1">')
          : html
        const early: Early = {
          scripts: [...started.matchAll(PRELOAD)].map(([, href]) => href!),
          pages: Object.fromEntries(
            Object.entries(pages).map(([path, page]) => [
              path,
              { ...page, parts: bundle ? filesOf(page.parts, bundle) : [] },
            ]),
          ),
        }
        const script = isBuild ? { src: `/${fileName}` } : { src: `/${SOURCE}`, type: 'module' }
        return {
          html: started,
          tags: [
            {
              tag: 'script',
              attrs: { type: 'application/json', id: 'early' },
              children: JSON.stringify(early),
              injectTo: 'head-prepend',
            },
            { tag: 'script', attrs: script, injectTo: 'head-prepend' },
          ],
        }
      },
    },
  }
}

/** One classic script without imports: modules would run only after the page is read. */
async function compile(input: string): Promise<string> {
  const bundle = await rolldown({ input, platform: 'browser' })
  const { output } = await bundle.generate({ format: 'iife', minify: true, codeSplitting: false })
  await bundle.close()
  return output[0].code
}

/** The scripts of these modules and of what they import, but for those that the page loads anyway. */
function filesOf(modules: readonly string[], bundle: Rolldown.OutputBundle): string[] {
  const chunks = new Map(
    Object.values(bundle).flatMap((output) => (output.type === 'chunk' ? [[output.fileName, output]] : [])),
  )
  const entry = [...chunks.values()].find((chunk) => chunk.isEntry)
  const first = entry ? reachable(chunks, entry.fileName) : new Set<string>()
  const needed = new Set<string>()
  for (const name of modules) {
    const chunk = [...chunks.values()].find(({ facadeModuleId }) =>
      facadeModuleId?.endsWith(`/web/src/${name}`),
    )
    if (!chunk) throw new Error(`No script of its own for ${name}`)
    reachable(chunks, chunk.fileName, needed)
  }
  return [...needed].filter((name) => !first.has(name)).map((name) => `/${name}`)
}

// The HTML around what the components draw: everything that search engines and browsers read before it.
import { escapeHtml } from '../platform/html.ts'
import { accentOf } from '../shop/storefront/accent.ts'
import type { PageFiles } from './page-renderer.ts'

export interface PageHead {
  /** BCP 47. */
  language: string
  theme: 'system' | 'light' | 'dark'
  /** `#rrggbb`; null for the studio's own. */
  accent: string | null
  title: string
  description: string
  /** Null for a page that no search engine should show. */
  canonical: string | null
  /** Open Graph; null for a page that is nobody's to share. */
  shared: { type: string; siteName: string; url: string; image: PageImage | null } | null
  /** Objects of schema.org. */
  structured: readonly object[]
}

export interface PageImage {
  url: string
  /** Pixels. */
  width?: number
  height?: number
  alt?: string
}

export interface DocumentParts {
  head: PageHead
  files: PageFiles
  /** HTML. */
  body: string
}

export function pageDocument({ head, files, body }: DocumentParts): string {
  const { language, theme, title, description, canonical, shared, accent } = head
  const image = shared?.image ?? null
  return [
    `<!doctype html><html lang="${escapeHtml(language)}" data-theme="${theme}"><head><meta charset="utf-8">`,
    '<meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover">',
    `<title>${escapeHtml(title)}</title>`,
    meta('description', description),
    canonical === null
      ? '<meta name="robots" content="noindex">'
      : `<link rel="canonical" href="${escapeHtml(canonical)}">`,
    ...(shared
      ? [
          property('og:type', shared.type),
          property('og:site_name', shared.siteName),
          property('og:title', title),
          property('og:description', description),
          property('og:url', shared.url),
          ...(image
            ? [
                property('og:image', image.url),
                property('og:image:width', image.width === undefined ? '' : String(image.width)),
                property('og:image:height', image.height === undefined ? '' : String(image.height)),
                property('og:image:alt', image.alt ?? ''),
              ]
            : []),
          `<meta name="twitter:card" content="${image ? 'summary_large_image' : 'summary'}">`,
        ]
      : []),
    ...files.styles.map((href) => `<link rel="stylesheet" href="${href}">`),
    ...files.fonts.map(
      (href) => `<link rel="preload" as="font" type="font/woff2" href="${href}" crossorigin>`,
    ),
    ...files.scripts.map((src, at) =>
      at === 0 ? `<script type="module" src="${src}"></script>` : `<link rel="modulepreload" href="${src}">`,
    ),
    accent === null ? '' : accentStyle(accent),
    ...head.structured.map((each) => `<script type="application/ld+json">${embedded(each)}</script>`),
    `</head><body>${body}</body></html>`,
  ].join('')
}

function accentStyle(colour: string): string {
  const { light, dark } = accentOf(colour)
  const fill = `light-dark(${light.fill},${dark.fill})`
  return `<style>:root{--accent:${fill};--accent-strong:${fill};--accent-ink:light-dark(${light.ink},${dark.ink});--accent-wash:color-mix(in srgb,var(--accent) 12%,transparent)}</style>`
}

/** JSON that neither ends the element around it nor begins a comment in it. */
export const embedded = (value: unknown): string =>
  JSON.stringify(value)
    .replaceAll('<', '\\u003c')
    .replaceAll('\u2028', '\\u2028')
    .replaceAll('\u2029', '\\u2029')

const meta = (name: string, content: string) =>
  content ? `<meta name="${name}" content="${escapeHtml(content)}">` : ''
const property = (name: string, content: string) =>
  content ? `<meta property="${name}" content="${escapeHtml(content)}">` : ''

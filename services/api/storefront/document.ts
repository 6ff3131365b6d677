// The HTML around what the components draw: everything that search engines and browsers read before it.
import { escapeHtml } from '../../platform/html.ts'
import { accentOf } from '../../shop/storefront/accent.ts'
import type { StorefrontPage } from '../../shop/storefront/schemas.ts'
import type { Seo } from '../../shop/storefront/seo.ts'
import type { PageFiles } from './renderer.ts'

export interface DocumentParts {
  page: StorefrontPage
  seo: Seo
  files: PageFiles
  /** HTML. */
  body: string
}

export function storefrontDocument({ page, seo, files, body }: DocumentParts): string {
  const { language, look, name } = page.shop
  const { light, dark } = accentOf(look.accent)
  const theme = look.theme === 'auto' ? 'system' : look.theme
  return [
    `<!doctype html><html lang="${escapeHtml(language)}" data-theme="${theme}"><head><meta charset="utf-8">`,
    '<meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover">',
    `<title>${escapeHtml(seo.title)}</title>`,
    meta('description', seo.description),
    seo.isIndexed
      ? `<link rel="canonical" href="${escapeHtml(seo.canonical)}">`
      : '<meta name="robots" content="noindex">',
    property('og:type', seo.type),
    property('og:site_name', name),
    property('og:title', seo.title),
    property('og:description', seo.description),
    property('og:url', seo.canonical),
    seo.image ? property('og:image', seo.image) : '',
    `<meta name="twitter:card" content="${seo.image ? 'summary_large_image' : 'summary'}">`,
    ...files.styles.map((href) => `<link rel="stylesheet" href="${href}">`),
    ...files.fonts.map(
      (href) => `<link rel="preload" as="font" type="font/woff2" href="${href}" crossorigin>`,
    ),
    ...files.scripts.map((src, at) =>
      at === 0 ? `<script type="module" src="${src}"></script>` : `<link rel="modulepreload" href="${src}">`,
    ),
    `<style>:root{--accent:light-dark(${light.fill},${dark.fill});--accent-strong:light-dark(${light.fill},${dark.fill});--accent-ink:light-dark(${light.ink},${dark.ink});--accent-wash:color-mix(in srgb,var(--accent) 12%,transparent)}</style>`,
    ...seo.structured.map((each) => `<script type="application/ld+json">${embedded(each)}</script>`),
    '</head><body>',
    `<div id="shop">${body}</div>`,
    `<script type="application/json" id="page">${embedded(page)}</script>`,
    '</body></html>',
  ].join('')
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

import { queryOptions } from '@tanstack/react-query'
import { api } from '../../../api.ts'

/** A text in Markdown as the storefront shows it. */
export const previewQuery = (text: string) =>
  queryOptions({
    queryKey: ['shop', 'markdown', text] as const,
    queryFn: async () =>
      text.trim() === '' ? '' : (await api.post<{ html: string }>('/shop/markdown', { text })).html,
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 60_000,
  })

/** A page of its own for a frame, in the colours and type of the page around it. */
export function previewDocument(html: string, around: HTMLElement): string {
  const style = getComputedStyle(around)
  const ink = getComputedStyle(document.body).color
  const accent = style.getPropertyValue('--accent')
  return `<!doctype html><meta charset="utf-8"><style>
:root { color-scheme: ${style.colorScheme} }
body { margin: 1rem; font: 0.9375rem/1.6 ui-sans-serif, system-ui, sans-serif; color: ${ink}; overflow-wrap: anywhere }
h2, h3, h4 { line-height: 1.3 } a { color: ${accent} } pre, table { overflow-x: auto }
td, th { padding: 0.25rem 0.75rem 0.25rem 0; text-align: start } :first-child { margin-top: 0 }
</style>${html || '<p style="opacity: 0.6">Nothing is written yet.</p>'}`
}

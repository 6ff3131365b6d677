import type { ProductDraft } from './product-draft.ts'

/** Search engines cut longer ones. */
const TITLE = 60
const DESCRIPTION = 155

type Written = Pick<ProductDraft, 'title' | 'description' | 'metaTitle' | 'metaDescription'>

/** What a search engine shows of a product, as far as a shop can say. */
export function searchResultOf(draft: Written, shopName: string): { title: string; description: string } {
  const title = draft.metaTitle.trim() || [draft.title.trim() || 'New product', shopName].join(' · ')
  const description = draft.metaDescription.trim() || plainText(draft.description) || 'No description yet.'
  return { title: cut(title, TITLE), description: cut(description, DESCRIPTION) }
}

const cut = (text: string, length: number) =>
  text.length <= length ? text : `${text.slice(0, length).replace(/\s+\S*$/, '')} …`

/** Markdown without its signs. */
const plainText = (markdown: string): string =>
  markdown
    .replace(/\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replace(/^[#>\-*\s]+/gm, ' ')
    .replace(/[*_`]/g, '')
    .replace(/\s+/g, ' ')
    .trim()

// The cards below an answer.
import type { Evidence } from './evidence.ts'
import type { Source } from './schemas.ts'

/** What fits on a card. */
const EXCERPT = 240

/** Everything on it is read from the shop's data. */
export function toSource({ n, ref, title, path, text, source }: Evidence): Source {
  return {
    n,
    ref,
    title: title === '' ? source.title : title,
    excerpt: excerptOf(text),
    path,
    product: source.product && { ...source.product.listed, variantId: onlyVariant(source.product) },
  }
}

/** What "add to cart" can add without a choice. */
function onlyVariant({ variants }: NonNullable<Evidence['source']['product']>): string | null {
  const [variant, ...others] = variants
  return variant?.isInStock && others.length === 0 ? variant.id : null
}

function excerptOf(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim()
  if (line.length <= EXCERPT) return line
  const cut = line.slice(0, EXCERPT)
  const whole = cut.slice(0, Math.max(cut.lastIndexOf(' '), EXCERPT / 2))
  return `${whole.replace(/[\ud800-\udbff]$/, '')}…`
}

// Texts of a shop as HTML that cannot harm a customer: whoever writes them may have been tricked, too.
import { LRUCache } from 'lru-cache'
import createMarkdown from 'markdown-it'
import sanitizeHtml from 'sanitize-html'

// HTML is shown as text. Line breaks stay, because people who do not know Markdown write so.
const markdown = createMarkdown({ html: false, linkify: true, breaks: true, typographer: false })
// An image elsewhere tells others who reads the page, and a data: address may be of any size. Its text stays as text.
markdown.disable('image')

const ALLOWED: sanitizeHtml.IOptions = {
  allowedTags: [
    'a blockquote br code del em h2 h3 h4 h5 h6 hr li ol p pre s strong table tbody td th thead tr ul',
  ].flatMap((names) => names.split(' ')),
  allowedAttributes: { a: ['href', 'rel'], ol: ['start'] },
  allowedSchemes: ['http', 'https', 'mailto'],
  // `//elsewhere.example` looks like an address of our own.
  allowProtocolRelative: false,
  transformTags: {
    // The page has a first heading already.
    h1: 'h2',
    a: sanitizeHtml.simpleTransform('a', { rel: 'nofollow noopener' }),
  },
}

/** Texts are read far more often than they are written, and reading one anew takes a millisecond. */
const MOST_LETTERS = 4_000_000
const known = new LRUCache<string, string>({
  maxSize: MOST_LETTERS,
  sizeCalculation: (html, text) => html.length + text.length + 1,
})

/** Sanitised HTML of Markdown, for the inside of an element. */
export function markdownToHtml(text: string): string {
  const before = known.get(text)
  if (before !== undefined) return before
  const html = sanitizeHtml(markdown.render(text), ALLOWED).trim()
  known.set(text, html)
  return html
}

// What is kept of a page: how it looked when it was read, without anything that runs or loads.
import sanitizeHtml from 'sanitize-html'
import { escapeHtml } from '../../platform/html.ts'
import { htmlOf, parseHtml } from '../postings/html-tree.ts'

/** Characters of a page of which a snapshot is made, and those of a snapshot. */
const PAGE = 2_000_000
const LONGEST = 500_000

const ALLOWED: sanitizeHtml.IOptions = {
  allowedTags: [
    ...'main article section header footer aside div p span br hr h1 h2 h3 h4 h5 h6 blockquote pre'.split(
      ' ',
    ),
    ...'ul ol li dl dt dd table caption thead tbody tfoot tr td th strong b em i u s small code a'.split(' '),
    ...'time address figure figcaption details summary'.split(' '),
  ],
  allowedAttributes: { a: ['href', 'rel', 'target'], time: ['datetime'], '*': ['lang', 'dir'] },
  allowedSchemes: ['http', 'https', 'mailto', 'tel'],
  allowProtocolRelative: false,
  nestingLimit: 100,
  transformTags: {
    a: sanitizeHtml.simpleTransform('a', { rel: 'noopener noreferrer nofollow', target: '_blank' }),
  },
}

export interface SnapshotSource {
  /** The page as it came; null where the posting was no page. */
  page: string | null
  title: string | null
  company: string | null
  /** Sanitised. */
  descriptionHtml: string
  url: string | null
  /** RFC 3339. */
  readAt: string
}

const STYLE =
  'body{font:16px/1.6 system-ui,sans-serif;max-width:46rem;margin:2rem auto;padding:0 1rem;color:#222;background:#fff}header{color:#666;font-size:.8rem;border-bottom:1px solid #ddd;margin-bottom:1.5rem}'

/** A document that can be shown and saved by itself. */
export function snapshotOf({ page, title, company, descriptionHtml, url, readAt }: SnapshotSource): string {
  const heading = [title, company].filter((text) => text !== null).map(escapeHtml)
  const described = `<h1>${heading.join(' · ')}</h1>\n${descriptionHtml}`
  // The sanitiser's cost grows with the square of the depth, which a page of ours has bounded.
  const bounded = page !== null && page.length <= PAGE ? htmlOf(parseHtml(page)) : ''
  const shown = sanitizeHtml(bounded, ALLOWED).trim()
  const body = shown !== '' && shown.length <= LONGEST ? shown : described
  const source = `${url === null ? '' : `${escapeHtml(url)}, `}as it was on ${readAt.slice(0, 10)}`
  return `<!doctype html>
<meta charset="utf-8">
<title>${escapeHtml(title ?? 'Posting')}</title>
<style>${STYLE}</style>
<header>${source}</header>
${body}
`
}

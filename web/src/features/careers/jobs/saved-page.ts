// A page that the bookmarklet sends: compressed and behind the `#` of an address, which no server ever sees.
import { MAX_POSTING_CHARACTERS } from '../../../../../services/careers/jobs/schemas.ts'

export interface SavedPage {
  url: string
  title: string
  html: string
}

/** Null for what the bookmarklet did not write, or what is too long to be a posting. */
export async function readSavedPage(fragment: string): Promise<SavedPage | null> {
  try {
    const base64 = fragment.replace(/^#/, '').replaceAll('-', '+').replaceAll('_', '/')
    const packed = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0))
    const stream = new Blob([packed]).stream().pipeThrough(new DecompressionStream('gzip'))
    const page: unknown = JSON.parse(await readUpTo(stream, MAX_POSTING_CHARACTERS * 2))
    if (typeof page !== 'object' || page === null) return null
    const { url, title, html } = page as Record<string, unknown>
    if (typeof url !== 'string' || typeof title !== 'string' || typeof html !== 'string') return null
    if (!/^https?:\/\//.test(url) || url.length > 2000 || html === '') return null
    return { url, title, html: html.slice(0, MAX_POSTING_CHARACTERS) }
  } catch {
    return null
  }
}

/** A small text can unpack into a very large one. */
async function readUpTo(stream: ReadableStream<Uint8Array>, most: number): Promise<string> {
  const parts: Uint8Array<ArrayBuffer>[] = []
  let size = 0
  for (const reader = stream.getReader(); ; ) {
    const { value, done } = await reader.read()
    if (done) return new Blob(parts).text()
    size += value.length
    if (size > most) throw new RangeError('Too long')
    parts.push(new Uint8Array(value))
  }
}

/** The text of the bookmark. It runs on the posting's page, so it uses nothing but the browser. */
export function bookmarkletOf(origin: string): string {
  const code = `(async()=>{const d=document.cloneNode(true);for(const e of d.querySelectorAll('script:not([type="application/ld+json"]):not(#__NEXT_DATA__),style,svg,noscript,iframe,link'))e.remove();const t=JSON.stringify({url:location.href,title:document.title,html:d.documentElement.outerHTML.slice(0,${MAX_POSTING_CHARACTERS / 2})});const b=new Uint8Array(await new Response(new Blob([t]).stream().pipeThrough(new CompressionStream('gzip'))).arrayBuffer());let s='';for(let i=0;i<b.length;i+=32768)s+=String.fromCharCode(...b.subarray(i,i+32768));open(${JSON.stringify(origin)}+'/careers/save#'+btoa(s).replaceAll('+','-').replaceAll('/','_').replace(/=+$/,''))})()`
  return `javascript:${encodeURIComponent(code)}`
}

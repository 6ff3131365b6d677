// The pages of postings, on this machine: `/plain/…` has the posting, `/shown/…` makes it in the browser, `/prose/…` has
// only words, and LinkedIn's show what cookie they were asked with.
import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

export interface Sites extends AsyncDisposable {
  url: string
  /** The cookies that came with requests, the newest last. */
  cookies: string[]
}

const WORDS = 'We look for somebody who likes to work with wood, paint and people, and who stays for long. '

const postingOf = (number: string) => ({
  '@context': 'https://schema.org',
  '@type': 'JobPosting',
  title: `Data Engineer ${number}`,
  description: `<p>${WORDS.repeat(6)}</p>`,
  datePosted: '2026-11-01',
  hiringOrganization: { '@type': 'Organization', name: 'Seeblick AG' },
  jobLocation: {
    '@type': 'Place',
    address: { '@type': 'PostalAddress', addressLocality: 'Bern', addressCountry: 'CH' },
  },
})

/** Both addresses of a posting name the same canonical one. */
function pageOf([kind, number = '']: string[]): string {
  const data = JSON.stringify(postingOf(number))
  const element = `<script type="application/ld+json">${data}</script>`
  const inBrowser = `<script>
    const posting = document.createElement('script')
    posting.type = 'application/ld+json'
    posting.textContent = ${JSON.stringify(data)}
    document.head.append(posting)
  </script>`
  const parts: Record<string, string> = { shown: inBrowser, prose: '' }
  return `<!doctype html><html><head><title>A page</title>
    <link rel="canonical" href="https://postings.example.com/${kind}/${number}">
    ${parts[kind ?? ''] ?? element}</head><body><p>${kind === 'shown' ? '' : WORDS.repeat(6)}</p></body></html>`
}

export async function serveSites(): Promise<Sites> {
  const cookies: string[] = []
  const server = createServer(({ url = '/', headers }, response) => {
    if (headers.cookie) cookies.push(headers.cookie)
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' })
    response.end(pageOf(url.split('/').slice(1)))
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    cookies,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

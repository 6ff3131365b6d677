import { expect, test } from 'vitest'
import { createMailDomains, type NameServers } from './mail-domains.ts'

const failing = (code: string) => Promise.reject(Object.assign(new Error(code), { code }))

/** Domains with what is answered for them: names of mail servers, an address, or an error. */
function servers(known: Record<string, { mx?: string[]; address?: string; error?: string }>) {
  const asked: string[] = []
  const of = (domain: string) => known[domain] ?? { error: 'ENOTFOUND' }
  const answering: NameServers = {
    resolveMx(domain) {
      asked.push(domain)
      const { mx, error = 'ENODATA' } = of(domain)
      return mx ? Promise.resolve(mx.map((exchange) => ({ exchange, priority: 0 }))) : failing(error)
    },
    resolve4(domain) {
      const { address, error = 'ENODATA' } = of(domain)
      return address ? Promise.resolve([address]) : failing(error)
    },
  }
  return { asked, answering }
}

const GMAIL = { 'gmail.com': { mx: ['mx.gmail.com'] } }

test('domains that certainly take no mail are named', async () => {
  const { answering } = servers({
    ...GMAIL,
    'mail.example': { mx: ['mx.mail.example'] },
    'address.example': { address: '192.0.2.1' },
    'refusing.example': { mx: [''] },
    'unsure.example': { error: 'ETIMEOUT' },
  })
  const withoutMail = createMailDomains({ servers: answering, now: () => 0 })
  const domains = ['mail.example', 'address.example', 'refusing.example', 'unsure.example', 'gone.example']
  expect(await withoutMail(domains)).toEqual(['refusing.example', 'gone.example'])
})

test.each(['ETIMEOUT', 'ECONNREFUSED', 'ENOTFOUND'])(
  'nothing is said while name servers are away (%s), and they are left alone for a while',
  async (error) => {
    let time = 0
    const { answering, asked } = servers({ 'gmail.com': { error } })
    const withoutMail = createMailDomains({ servers: answering, now: () => time })
    expect(await withoutMail(['gone.example'])).toEqual([])
    expect(await withoutMail(['gone.example'])).toEqual([])
    expect(asked).toEqual(['gmail.com'])
    time = 61_000
    await withoutMail(['gone.example'])
    expect(asked).toHaveLength(2)
  },
)

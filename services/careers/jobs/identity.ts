// When two addresses are the same posting.
import { createHash } from 'node:crypto'
import { AppError } from '../../platform/errors.ts'
import { siteOf } from '../postings/sites/sites.ts'

/** Parameters that say where a visitor came from, never what is shown. */
const TRACKING =
  /^(utm_\w+|gh_src|lever-(source|origin|via)\S*|src|source|ref|refid|referrer|trk\w*|trackingid|gclid|fbclid|msclkid|mc_[ce]id|_hs\w+|hsa_\w+|igshid|originalsubdomain|position|pagenum|jobboard|iis|iisn)$/i

/** An address as people give it: with or without `https://`. Throws AppError `invalid`. */
export function readAddress(text: string): string {
  const trimmed = text.trim()
  const url = URL.parse(/^[a-z][a-z0-9+.-]*:/i.test(trimmed) ? trimmed : `https://${trimmed}`)
  if (!url || !/^https?:$/.test(url.protocol) || !url.hostname.includes('.') || url.username || url.password)
    throw new AppError('invalid', 'This is not the address of a page', {
      errors: [{ field: 'url', message: 'must be the address of a page, beginning with https://' }],
    })
  return url.href
}

/** The address without what differs from one visitor to the next. */
export function canonicalAddress(address: string): string {
  const url = new URL(address)
  const kept = [...url.searchParams].filter(([name]) => !TRACKING.test(name)).sort()
  const query = new URLSearchParams(kept).toString()
  // Some pages choose what they show by what comes after the sign.
  const route = /^#!?\//.test(url.hash) ? url.hash : ''
  const host = url.host.replace(/^www\./, '')
  const path = url.pathname.replace(/\/+$/, '')
  return `${host}${path}${query && `?${query}`}${route}`
}

/** A posting of a known system is the same whatever page shows it. */
export function addressKey(address: string): string {
  const site = siteOf(address)
  const [asked] = site?.requests() ?? []
  return site && asked ? [site.name, asked.url, site.entry ?? []].flat().join(' ') : canonicalAddress(address)
}

export const textKey = (text: string) => `text ${sha256(text.replace(/\s+/g, ' ').trim())}`

/** The same posting of one person always has the same id. */
export const jobIdOf = (ownerId: string, key: string) => sha256(`${ownerId}\n${key}`).slice(0, 32)

/** The name under which a job with this key is looked up. */
export const nameOf = (key: string) => sha256(key).slice(0, 32)

export const sha256 = (text: string) => createHash('sha256').update(text).digest('hex')

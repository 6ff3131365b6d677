// The systems whose public answers are read before any page.
import { ashby } from './ashby.ts'
import { bambooHr } from './bamboo-hr.ts'
import { greenhouse } from './greenhouse.ts'
import { lever } from './lever.ts'
import { linkedInGuest } from './linkedin-guest.ts'
import { personio } from './personio.ts'
import { recruitee } from './recruitee.ts'
import type { Site } from './site.ts'
import { smartRecruiters } from './smart-recruiters.ts'
import { teamtailor } from './teamtailor.ts'
import { workable } from './workable.ts'
import { workday } from './workday.ts'

export type { Site, SiteAnswer, SiteRequest } from './site.ts'

const SITES = [
  greenhouse,
  lever,
  ashby,
  workable,
  smartRecruiters,
  recruitee,
  personio,
  teamtailor,
  workday,
  bambooHr,
  linkedInGuest,
]

/** The system that an address of a posting belongs to; null for any other address. */
export function siteOf(address: string): Site | null {
  let url: URL
  try {
    url = new URL(address)
  } catch {
    return null
  }
  if (!/^https?:$/.test(url.protocol)) return null
  for (const site of SITES) {
    const found = site(url)
    if (found) return found
  }
  return null
}

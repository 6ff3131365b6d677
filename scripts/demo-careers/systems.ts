// Applicant-tracking systems as this demo serves them: where each answers on the internet, and with what of a file.

type Data = Record<string, unknown>

export interface SystemAnswer {
  /** Host and path. */
  address: string
  body: string
}

interface System {
  /** Addresses of the postings that a file of this system holds; empty for the file of another one. */
  postingsIn(file: unknown): string[]
  /** What is asked for the posting at this address. */
  answersFor(posting: URL, file: unknown): SystemAnswer[]
}

const isData = (value: unknown): value is Data => typeof value === 'object' && value !== null
const dataIn = (value: unknown): Data => (isData(value) ? value : {})
const entriesIn = (value: unknown): Data[] => (Array.isArray(value) ? value.filter(isData) : [])
const text = (value: unknown) => (typeof value === 'string' || typeof value === 'number' ? String(value) : '')
const answer = (address: string, body: unknown): SystemAnswer => ({ address, body: JSON.stringify(body) })
const slugOf = (name: string) => name.toLowerCase().replace(/[^a-z0-9]+/g, '-') || 'example'
const partsOf = (url: URL) => url.pathname.split('/').filter((part) => part !== '')
const NOBODY = 'example'

/** The list itself, or a single posting as a list of one. */
const listOr = (file: unknown, list: string, isOne: (data: Data) => boolean): Data[] => {
  const data = dataIn(file)
  return Array.isArray(data[list]) ? entriesIn(data[list]) : isOne(data) ? [data] : []
}

const greenhouse: System = {
  postingsIn(file) {
    const jobs = listOr(file, 'jobs', ({ absolute_url: url }) => url !== undefined)
    return jobs
      .filter((job) => job.absolute_url !== undefined && job.content !== undefined)
      .map(({ id, absolute_url: url }) => {
        const own = URL.parse(text(url))
        const slug = own?.hostname.endsWith('greenhouse.io') ? partsOf(own)[0] : NOBODY
        return `https://job-boards.greenhouse.io/${slug}/jobs/${id}`
      })
  },
  answersFor(posting, file) {
    const [slug, , id] = partsOf(posting)
    const job = listOr(file, 'jobs', () => true).find((each) => text(each.id) === id)
    const host = posting.hostname.includes('.eu.') ? 'boards-api.eu' : 'boards-api'
    return job ? [answer(`${host}.greenhouse.io/v1/boards/${slug}/jobs/${id}`, job)] : []
  },
}

const lever: System = {
  postingsIn: (file) =>
    (Array.isArray(file) ? entriesIn(file) : [dataIn(file)]).flatMap(({ hostedUrl }) =>
      hostedUrl === undefined ? [] : [text(hostedUrl)],
    ),
  answersFor(posting, file) {
    const [slug, id] = partsOf(posting)
    const found = (Array.isArray(file) ? entriesIn(file) : [dataIn(file)]).find((each) => each.id === id)
    const host = posting.hostname === 'jobs.eu.lever.co' ? 'api.eu.lever.co' : 'api.lever.co'
    return found ? [answer(`${host}/v0/postings/${slug}/${id}`, found)] : []
  },
}

const ashby: System = {
  postingsIn: (file) =>
    entriesIn(dataIn(file).jobs).flatMap(({ jobUrl }) =>
      text(jobUrl).startsWith('https://jobs.ashbyhq.com/') ? [text(jobUrl)] : [],
    ),
  answersFor: (posting, file) => [
    answer(`api.ashbyhq.com/posting-api/job-board/${partsOf(posting)[0]}`, file),
  ],
}

const workable: System = {
  postingsIn(file) {
    const slug = slugOf(text(dataIn(file).name))
    const codes = entriesIn(dataIn(file).jobs).flatMap(({ shortcode }) =>
      shortcode ? [text(shortcode)] : [],
    )
    return [...new Set(codes)].map((code) => `https://apply.workable.com/${slug}/j/${code}/`)
  },
  answersFor: (posting, file) => [
    answer(`apply.workable.com/api/v1/widget/accounts/${partsOf(posting)[0]}`, file),
  ],
}

const smartRecruiters: System = {
  postingsIn: (file) =>
    listOr(file, 'content', ({ jobAd }) => jobAd !== undefined)
      .filter(({ name, company }) => name !== undefined && isData(company))
      .map(
        ({ id, company }) =>
          `https://jobs.smartrecruiters.com/${text(dataIn(company).identifier) || NOBODY}/${id}`,
      ),
  answersFor(posting, file) {
    const [company, id] = partsOf(posting)
    const found = listOr(file, 'content', () => true).find((each) => text(each.id) === id)
    return found ? [answer(`api.smartrecruiters.com/v1/companies/${company}/postings/${id}`, found)] : []
  },
}

const recruitee: System = {
  postingsIn: (file) =>
    listOr({ offers: dataIn(file).offers ?? [dataIn(file).offer] }, 'offers', () => false)
      .filter(({ slug }) => slug !== undefined)
      .map(({ slug, careers_url: url }) => {
        const host = URL.parse(text(url))?.hostname ?? ''
        return `https://${host.endsWith('.recruitee.com') ? host : `${NOBODY}.recruitee.com`}/o/${slug}`
      }),
  answersFor(posting, file) {
    const slug = partsOf(posting)[1]
    const { offers, offer } = dataIn(file)
    const found = [...entriesIn(offers), dataIn(offer)].find((each) => each.slug === slug)
    return found ? [answer(`${posting.hostname}/api/offers/${slug}`, { offer: found })] : []
  },
}

const teamtailor: System = {
  postingsIn: (file) =>
    entriesIn(dataIn(file).items).flatMap(({ url }) =>
      URL.parse(text(url))?.hostname.endsWith('.teamtailor.com') ? [text(url)] : [],
    ),
  answersFor: (posting, file) => [answer(`${posting.hostname}/jobs.json`, file)],
}

const bambooHr: System = {
  postingsIn(file) {
    const job = dataIn(dataIn(dataIn(file).result).jobOpening)
    return job.jobOpeningShareUrl === undefined ? [] : [text(job.jobOpeningShareUrl)]
  },
  answersFor: (posting, file) => [answer(`${posting.hostname}/careers/${partsOf(posting)[1]}/detail`, file)],
}

const workday: System = {
  postingsIn(file) {
    const { jobPostings, jobPostingInfo } = dataIn(file)
    const own = text(dataIn(jobPostingInfo).externalUrl)
    if (own) return [own]
    return entriesIn(jobPostings).map(
      ({ externalPath }) => `https://${NOBODY}.wd5.myworkdayjobs.com/Site${externalPath}`,
    )
  },
  // A list is the only thing that a folder may have, so it is served where the posting's details would be.
  answersFor(posting, file) {
    const [site, ...path] = partsOf(posting).filter((part) => !/^[a-z]{2}-[A-Z]{2}$/.test(part))
    const tenant = posting.hostname.split('.')[0]
    return [answer(`${posting.hostname}/wday/cxs/${tenant}/${site}/${path.join('/')}`, file)]
  },
}

/** The feed is XML, so it is searched as text. */
const personio: System = {
  postingsIn(file) {
    if (typeof file !== 'string' || !file.includes('<workzag-jobs>')) return []
    const positions = file.matchAll(/<position>\s*<id>(\d+)<\/id>/g)
    return [...new Set([...positions].map(([, id]) => id))].map(
      (id) => `https://${NOBODY}.jobs.personio.de/job/${id}`,
    )
  },
  answersFor: (posting, file) => [{ address: `${posting.hostname}/xml`, body: text(file) }],
}

const SYSTEMS = [
  ...[greenhouse, lever, ashby, workable, smartRecruiters],
  ...[recruitee, teamtailor, bambooHr, workday, personio],
]

/** The system whose answer a file is, JSON parsed and XML as text; null for any other file. */
export const systemOf = (file: unknown): System | null =>
  SYSTEMS.find((system) => system.postingsIn(file).length > 0) ?? null

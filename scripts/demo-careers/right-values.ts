// What the postings to try say, as it was written down after reading each of them. Only listed fields are compared;
// a field listed as null or empty must not be filled.
import type { PostingFields } from '../../services/careers/jobs/schemas.ts'

/** Amounts in major units, as people write them. */
interface Pay {
  minimum: number | null
  maximum: number | null
  currency: string | null
  period: string | null
  isPeriodInferred?: boolean
}

export interface RightValues
  extends Partial<
    Pick<
      PostingFields,
      | 'title'
      | 'company'
      | 'identifier'
      | 'remote'
      | 'seniority'
      | 'department'
      | 'language'
      | 'applyUrl'
      | 'isClosed'
      | 'employmentTypes'
      | 'remoteCountries'
      | 'skills'
    >
  > {
  rung?: string
  /** By city, or the country's code where the place is a whole country. */
  places?: string[]
  salary?: Pay | null
  /** The beginning of the time: a day is enough. */
  postedAt?: string | null
  validUntil?: string | null
  isExpired?: boolean
  textHas?: string[]
  textLacks?: string[]
  htmlLacks?: string[]
  minimumText?: number
  contactEmail?: string | null
}

export interface Case {
  file: string
  /** Where the posting would be; the site of an API's answer is found by it. */
  url: string | null
  right: RightValues
}

const EUROPE =
  'AT BE BG CH CY CZ DE DK EE ES FI FR GR HR HU IE IS IT LT LU LV MT NL NO PL PT RO SE SI SK'.split(' ')

export const NOW = new Date('2026-11-26T12:00:00Z')

export const CASES: Case[] = [
  {
    file: 'wwr-control-chars.html',
    url: 'https://weworkremotely.com/remote-jobs/bluelight-consulting-devops-engineer-kubernetes-aws-gcp',
    right: {
      rung: 'structured-data',
      title: 'DevOps Engineer, Kubernetes, AWS/GCP',
      company: 'Bluelight Consulting',
      remote: 'remote',
      places: ['Sacramento'],
      postedAt: '2020-10-20T20:28:32Z',
      validUntil: '2020-11-19',
      isExpired: true,
      employmentTypes: ['full-time'],
      salary: null,
      identifier: 'bluelight-consulting-devops-engineer-kubernetes-aws-gcp',
      textLacks: ['&lt;', '<div', '<li'],
      textHas: ['Kubernetes', 'Bonuses for each certification'],
      minimumText: 1500,
      language: 'en',
    },
  },
  {
    file: 'so-gbp-range.html',
    url: 'https://stackoverflow.com/jobs/355023/senior-full-stack-web-developer-python-cboe-global-markets',
    right: {
      rung: 'structured-data',
      title: 'Senior Full-stack web developer - Python',
      company: 'CBOE Global Markets',
      places: ['London'],
      salary: { minimum: 85000, maximum: 110000, currency: 'GBP', period: 'year', isPeriodInferred: false },
      postedAt: '2020-04-23',
      validUntil: '2020-12-31',
      isExpired: true,
      skills: ['javascript', 'css', 'html', 'python', 'django'],
      employmentTypes: ['full-time'],
      seniority: 'senior',
      remote: null,
      language: 'en',
    },
  },
  {
    file: 'so-remote-30-countries.html',
    url: 'https://stackoverflow.com/jobs/492547/junior-devops-cloud-engineer-werum-it-solutions-incyght',
    right: {
      rung: 'structured-data',
      title: 'Junior DevOps / Cloud Engineer',
      company: 'Werum IT Solutions - inCyght Data Science',
      remote: 'remote',
      remoteCountries: EUROPE,
      places: EUROPE,
      salary: null,
      postedAt: '2021-02-28',
      validUntil: '2021-09-23',
      isExpired: true,
      seniority: 'junior',
    },
  },
  {
    file: 'remoteok-scalar-salary.html',
    url: 'https://remoteok.io/remote-jobs/99859-remote-software-engineer-ii-comscore',
    right: {
      rung: 'structured-data',
      title: 'Software Engineer II',
      company: 'Comscore',
      remote: 'remote',
      places: [],
      remoteCountries: [],
      salary: { minimum: 55000, maximum: 55000, currency: 'USD', period: 'year', isPeriodInferred: false },
      postedAt: '2020-10-25T23:01:35Z',
      validUntil: '2020-11-25',
      isExpired: true,
      employmentTypes: ['full-time'],
    },
  },
  {
    file: 'meta-nine-places.html',
    url: 'https://www.metacareers.com/jobs/1',
    right: {
      rung: 'structured-data',
      title: 'Software Engineer, Infrastructure',
      company: 'Meta',
      places: [
        'Sunnyvale',
        'Bellevue',
        'Redmond',
        'Austin',
        'Menlo Park',
        'Seattle',
        'Burlingame',
        'US',
        'New York',
      ],
      postedAt: '2025-06-10',
      validUntil: '2026-06-08',
      isExpired: true,
      employmentTypes: ['full-time'],
      salary: null,
      textHas: [
        'Meta is seeking talented engineers',
        'Collaborate with cross-functional teams',
        "Bachelor's degree in Computer Science",
      ],
    },
  },
  {
    file: 'talentclue-empty-ldjson.html',
    url: 'https://decathlon.talentclue.com/es/node/124523738/4590',
    right: {
      rung: 'page',
      title: 'TÉCNICO/A DE TALLER Decathlon Lugones',
      company: 'Decathlon',
      places: ['Siero'],
      remote: 'on-site',
      department: 'Ventas al detalle',
      language: 'es',
      salary: null,
      textHas: ['apasionada/o del deporte', 'Disponibilidad horaria'],
      employmentTypes: [],
    },
  },
  {
    file: 'linkedin-guest-czech-no-company-link.html',
    url: 'https://cz.linkedin.com/jobs/view/junior-developer-part-time-170-190-czk-h-at-grafton-temporary-staffing-2252949066',
    right: {
      identifier: '2252949066',
      title: 'Junior developer part time, 170 - 190 CZK/h.',
      company: 'Grafton Temporary Staffing',
      places: ['Praha 4'],
      employmentTypes: ['part-time'],
      seniority: 'junior',
      postedAt: '2026-11-12',
      applyUrl: 'https://www.jobsik.cz/nabidka-26859291/',
      salary: { minimum: 170, maximum: 190, currency: 'CZK', period: 'hour', isPeriodInferred: false },
      isClosed: false,
    },
  },
  {
    file: 'linkedin-guest-cisco.html',
    url: 'https://cz.linkedin.com/jobs/view/software-engineer-at-cisco-2228751308',
    right: {
      identifier: '2228751308',
      title: 'Software Engineer',
      company: 'Cisco',
      places: ['Prague'],
      employmentTypes: ['full-time'],
      postedAt: '2026-11-19',
      isClosed: false,
      applyUrl: 'https://jobs.cisco.com/jobs/ProjectDetail/Software-Engineer/1304909?source=LinkedIn',
      salary: null,
      language: 'en',
    },
  },
  {
    file: 'linkedin-guest-closed.html',
    url: 'https://www.linkedin.com/jobs-guest/jobs/api/jobPosting/4000000001',
    right: {
      title: 'Staff Software Engineer',
      company: 'Acme Corporation',
      places: ['New York'],
      isClosed: true,
    },
  },
  {
    file: 'linkedin-guest-live-modal.html',
    url: 'https://www.linkedin.com/jobs-guest/jobs/api/jobPosting/4000000002',
    right: {
      title: 'Director of Product',
      company: 'Acme Corporation',
      places: ['Greater Boston'],
      isClosed: false,
    },
  },
  {
    file: 'jobscz-salary-zwj.html',
    url: 'https://beta.www.jobs.cz/rpd/1635598077/',
    right: {
      rung: 'page',
      title: 'Frontend Developer | Vue.js, TypeScript | 50-80.000 Kč',
      company: 'Jobs Contact Personal, s.r.o.',
      places: ['Brno'],
      salary: { minimum: 50000, maximum: 80000, currency: 'CZK', period: 'month', isPeriodInferred: true },
      employmentTypes: ['full-time', 'part-time'],
      language: 'cs',
    },
  },
  {
    file: 'greenhouse-board.json',
    url: 'https://job-boards.greenhouse.io/amplitude/jobs/8636903002',
    right: {
      rung: 'api',
      identifier: '8636903002',
      title: 'Customer Data Scientist - Experimentation',
      company: 'Amplitude',
      places: ['London'],
      postedAt: '2026-07-16T15:55:32Z',
      validUntil: null,
      language: 'en',
      textLacks: ['&lt;', '&nbsp;', '<p>'],
      salary: null,
    },
  },
  {
    file: 'greenhouse-board.json',
    url: 'https://job-boards.greenhouse.io/amplitude/jobs/8651132002',
    right: {
      rung: 'api',
      identifier: '8651132002',
      title: 'Emerging Account Executive (India)',
      company: 'Amplitude',
      places: ['Bangalore'],
      textLacks: ['&lt;', '&nbsp;', '<p>'],
      htmlLacks: ['&lt;p'],
      minimumText: 4000,
    },
  },
  {
    file: 'lever-postings.json',
    url: 'https://jobs.lever.co/idealistconsulting/a24ec4e5-5caa-473d-abd4-b71f09a8167b',
    right: {
      rung: 'api',
      title: '(1099 Contract) Nonprofit Salesforce Consultant: Enterprise Project Manager',
      company: 'idealistconsulting',
      places: ['Chicago'],
      remote: 'remote',
      employmentTypes: ['contract'],
      postedAt: '2025-11-27T01:02:41.939Z',
      textHas: ['Guide full project life cycle', 'Minimum certification'],
    },
  },
  {
    file: 'lever-postings.json',
    url: 'https://jobs.lever.co/idealistconsulting/5d54d69b-e940-452e-b892-1170aa60f095',
    right: {
      rung: 'api',
      company: 'idealistconsulting',
      title: '(1099 Contract) Salesforce for Nonprofits: Solution Architect',
      places: ['Washington'],
      postedAt: '2023-01-29T02:28:23.769Z',
      employmentTypes: ['contract'],
      textHas: ['Minimum 5 years experience as a Business Analyst'],
    },
  },
  {
    file: 'ashby-board.json',
    url: 'https://jobs.ashbyhq.com/HighlightTA/90fb3621-899e-4b59-925d-25080ec91e18',
    right: {
      rung: 'api',
      title: 'Senior Technical Recruiter',
      places: ['CA'],
      remote: 'remote',
      salary: null,
      employmentTypes: ['full-time'],
      postedAt: '2026-04-20',
    },
  },
  {
    file: 'ashby-board.json',
    url: 'https://jobs.ashbyhq.com/HighlightTA/fc2f1f85-46a0-4a31-b165-683e39c07c04',
    right: {
      rung: 'api',
      title: 'Senior Site Reliability Engineer',
      places: ['Toronto'],
      remote: 'hybrid',
      postedAt: '2026-07-08',
      salary: { minimum: 102800, maximum: 137000, currency: 'CAD', period: 'year', isPeriodInferred: false },
    },
  },
  {
    file: 'workable-widget.json',
    url: 'https://apply.workable.com/zaelab/j/DD136DD7E7/',
    right: {
      rung: 'api',
      identifier: 'DD136DD7E7',
      title: 'Business Analyst - Spanish Speaking',
      company: 'Zaelab',
      remote: 'remote',
      places: ['ES', 'PT'],
      postedAt: '2026-08-05',
      department: 'Business Consulting',
    },
  },
  {
    file: 'workday-list.json',
    url: 'https://example.wd5.myworkdayjobs.com/en-US/Site/job/Virginia---Washington-DC-Metro---Remote/Solution-Architect---Senior-Solution-Architect---PubSec---SLED-NGO_JR354232',
    right: {
      rung: 'api',
      identifier: 'JR354232',
      title: 'Solution Architect / Senior Solution Architect - PubSec - SLED/NGO',
      places: [],
      postedAt: '2026-11-25',
    },
  },
  {
    file: 'workday-list.json',
    url: 'https://example.wd5.myworkdayjobs.com/Site/job/Illinois---Chicago/Customer-Success-Manager---Global-Public-Sector--State---Local-Gov-_JR332446',
    right: {
      rung: 'api',
      identifier: 'JR332446',
      title: 'Customer Success Manager - Global Public Sector (State, Local Government and Education)',
      places: [],
      postedAt: '2026-11-23',
    },
  },
  {
    file: 'personio.xml',
    url: 'https://acme.jobs.personio.de/job/1834171',
    right: {
      rung: 'api',
      identifier: '1834171',
      title: 'Staff Software Engineer, Data Platform',
      company: 'Acme SE & Co. KG',
      places: ['Munich', 'Berlin'],
      employmentTypes: ['full-time', 'permanent'],
      postedAt: '2024-11-13T14:10:41Z',
      department: 'Product and Tech',
    },
  },
  {
    file: 'made-graph.html',
    url: 'https://jobs.example.com/17',
    right: {
      rung: 'structured-data',
      title: 'Backend Engineer (m/f/d)',
      company: 'Nordlicht GmbH',
      remote: 'remote',
      remoteCountries: ['DE', 'AT'],
      places: ['Zürich'],
      salary: { minimum: 68000, maximum: 82000, currency: 'EUR', period: 'year', isPeriodInferred: false },
      employmentTypes: ['full-time', 'part-time'],
      textHas: ['Build & run APIs in Go <1.25>.', 'PostgreSQL'],
      htmlLacks: ['<1.25>'],
      identifier: 'NL-17',
      postedAt: '2026-10-02',
      validUntil: '2026-12-31',
      isExpired: false,
    },
  },
  {
    file: 'made-microdata-ru.html',
    url: 'https://jobs.example.com/18',
    right: {
      rung: 'structured-data',
      title: 'Python разработчик',
      company: 'Пример ООО',
      places: ['Москва'],
      postedAt: '2026-09-14',
      language: 'ru',
      salary: { minimum: 250000, maximum: null, currency: 'RUB', period: 'month', isPeriodInferred: false },
      textHas: ['Нужен питонист.'],
      textLacks: ['не текст', 'var x'],
    },
  },
]

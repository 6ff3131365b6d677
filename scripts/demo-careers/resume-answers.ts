// What a person reads in the résumés to try the room on. A refusal is a word that the reason has to contain.

/** Position, employer, start, end: as YYYY, YYYY-MM or the text of the document; `now` while it goes on. */
export type Job = [position: string, employer: string, start: string, end: string]

export interface ResumeAnswer {
  file: string
  refused?: string
  name?: string
  email?: string
  phone?: string
  location?: string
  jobs?: Job[]
  /** Only how many, where they are alike. */
  jobCount?: number
  volunteering?: Job[]
  /** Where the person studied. */
  schools?: string[]
  /** Words that are skills, and words that no bullet may contain. */
  skills?: string[]
  projects?: string[]
}

const john = { name: 'John Doe', email: 'john.doe@email.com' }
const intern = (employer: string, year: number): Job => [
  'Research Intern',
  employer,
  `${year}-05`,
  `${year}-08`,
]

export const RESUMES: ResumeAnswer[] = [
  {
    file: 'openresume-one-column.pdf',
    name: 'John Doe',
    email: 'hello@openresume.com',
    phone: '123-456-7890',
    location: 'NYC, NY',
    jobs: [
      ['Software Engineer', 'ABC Company', '2023-05', 'now'],
      ['Software Engineer Intern', 'DEF Organization', 'Summer 2022', 'Summer 2022'],
      ['Research Assistant', 'XYZ University', 'Summer 2021', 'Summer 2021'],
    ],
    projects: ['OpenResume'],
    schools: ['XYZ University'],
    skills: ['TypeScript', 'C++', 'Node.js'],
  },
  {
    file: 'openresume-word-quartz.pdf',
    name: 'Leo Leopard',
    email: 'lleopard@laverne.edu',
    phone: '(909) 555-5555',
    jobs: [],
    volunteering: [
      ['Member', 'Enactus', '2013-08', 'now'],
      ['Volunteer', 'LionLike MindState', '2012-06', 'now'],
      ['Volunteer Swim Coach', 'YMCA', 'Summer 2013, 2014', 'Summer 2013, 2014'],
    ],
    schools: ['University of La Verne'],
  },
  {
    file: 'resumematcher-two-column.pdf',
    ...john,
    phone: '+1 (415) 555-0142',
    jobs: [
      ['Senior Software Engineer', 'Stripe', '2023-01', 'now'],
      ['Software Engineer', 'Figma', '2021-06', '2022-12'],
      ['Software Engineer', 'Notion', '2019-07', '2021-05'],
    ],
    schools: ['UC Berkeley'],
    skills: ['Go', 'Elasticsearch', 'REST APIs', 'gRPC'],
  },
  {
    file: 'offlinecv-sidebar-right.pdf',
    name: 'Jamie Rivera',
    email: 'jamie.rivera@example.com',
    phone: '(512) 555-0142',
    jobs: [
      ['Sr. Engineering Manager', 'Northwind Systems', '2021-04', 'now'],
      ['Sr. Engineering Manager', 'Globex Assistant', '2017-06', '2021-04'],
      ['IC, Technical Lead, TLM', '', '2006-11', '2017-04'],
      ['Sr Software Engineer', 'Initech / Vandelay', '2004-07', '2006-11'],
      ['Vendor Consultant', 'Contoso', '2003-06', '2004-03'],
      ['Self Employed', 'Fabrikam Languages', '2000-12', '2003-05'],
      ['Vendor Consultant', 'Umbrella ICN', '1995-04', '2000-12'],
    ],
    schools: ['State University'],
    skills: ['Mentoring', 'A/B Testing', 'PHP'],
  },
  {
    file: 'offlinecv-letter-spaced-name.pdf',
    name: 'Jordan Reyes',
    email: 'jordan.reyes@example.com',
    jobs: [
      ['Software Engineer II, Business Credit Journey', 'Globex Financial', '2024-08', 'now'],
      ['Software Engineer I/II, Import Aggregation', 'Globex Financial', '2022-07', '2024-08'],
    ],
    schools: ['State University'],
  },
  {
    file: 'offlinecv-shared-employer.pdf',
    name: 'Dana Rivera',
    email: 'dana.rivera@example.com',
    jobs: [
      ['Staff Engineer, Platform Infrastructure', 'Acme Corporation', '2024-08', 'now'],
      ['Senior Engineer, Payments Core', 'Acme Corporation', '2022-07', '2024-08'],
      ['Engineer, Identity Services', 'Acme Corporation', '2020-08', '2022-07'],
    ],
    schools: ['State University'],
  },
  {
    file: 'offlinecv-latin-ext.pdf',
    name: 'Anna Wiśniewska',
    email: 'anna.wisniewska@example.com',
    jobs: [['Staff Engineer', 'Globex Systems LLC', '2021-03', 'now']],
    schools: ['Ridgemont State University'],
  },
  {
    file: 'offlinecv-year-only.pdf',
    name: 'Jordan Avery',
    email: 'jordan.avery@example.com',
    location: 'Columbus, Ohio',
    jobs: [
      ['Software Engineer', 'Globex Corp', '2016-01', '2018-12'],
      ['Composer', 'Northwind Ensemble', '2022', '2022'],
      ['Curator', 'Aldous Gallery', '2019', '2019'],
    ],
    schools: ['Ohio Valley State University'],
    skills: ['Power BI'],
  },
  {
    file: 'resumeparser-left-rail.pdf',
    name: 'John Doe',
    email: 'example@example.com',
    jobs: [
      ['Senior Backend Developer', 'Microsoft', '2018-01', 'now'],
      ['Backend Developer', 'Google', '2015-01', '2017-12'],
    ],
    projects: ['Kotlin Backend System'],
    schools: ['New York University'],
    skills: ['Spring Boot'],
  },
  {
    file: 'yaml_cv-rirekisho-ja.pdf',
    name: '履歴書 書太郎',
    email: 'hoge@hogehoge.org',
    phone: '090-1234-5678',
    jobs: [
      ['', '株式会社履歴書', '20XX-04', '20XX-10'],
      ['', '株式会社XXX', '20XX-10', 'now'],
    ],
  },
  {
    file: 'rendercv-classic.pdf',
    ...john,
    location: 'San Francisco, CA',
    jobs: [
      ['Co-Founder & CTO', 'Nexus AI', '2023-06', 'now'],
      intern('NVIDIA Research', 2022),
      intern('Google DeepMind', 2021),
      intern('Apple ML Research', 2020),
      intern('Microsoft Research', 2019),
    ],
    projects: ['FlashInfer', 'NeuralPrune'],
    schools: ['Princeton University', 'Boğaziçi University'],
  },
  {
    file: 'scorelia-docx.docx',
    ...john,
    phone: '(123) 456-7890',
    jobs: [
      ['Software Engineer', 'Google', '2020-01', 'now'],
      ['ML Engineer', 'Meta', '2019-06', '2019-08'],
    ],
    projects: ['CareerPilot AI'],
    schools: ['Stanford University', 'MIT'],
  },
  { file: 'scorelia-password.pdf', refused: 'protected' },
  { file: 'scorelia-corrupt.pdf', refused: 'damaged' },
  { file: 'scorelia-empty-0-byte.pdf', refused: 'empty' },
  { file: 'made-scanned-image-only.pdf', refused: 'scanned' },
  {
    file: 'made-de-lebenslauf.pdf',
    name: 'Dr. Jürgen Größmann',
    email: 'juergen.groessmann@example.com',
    phone: '+49 89 1234567-0',
    jobs: [
      ['Softwarearchitekt', 'Isarwerk Maschinenbau GmbH', '2019-03', 'now'],
      ['Entwicklungsingenieur', 'Beispiel & Söhne KG', '2014-10', '2019-02'],
      ['Lehrbeauftragter', 'Hochschule Musterstadt', '2016', 'now'],
    ],
    schools: ['TU Musterstadt', 'TU Musterstadt'],
  },
  {
    file: 'made-fr.docx',
    name: 'Élodie Lefèvre',
    email: 'elodie.lefevre@example.com',
    jobs: [
      ['Cheffe de projet', 'Société Générique', '2021-02', 'now'],
      ['Développeuse', 'Exemple SARL', '2016-09', '2021-01'],
    ],
    schools: ['INSA Exemple'],
  },
  {
    file: 'made-tables-header-contact.docx',
    name: 'Nora Beispiel',
    email: 'nora.beispiel@example.com',
    phone: '+41 44 000 00 00',
    jobs: [
      ['Data Engineer', 'Seeblick AG', '2022', 'now'],
      ['BI Developer', 'Muster & Cie', '2018-04', '2021-12'],
    ],
    schools: ['Hochschule Beispiel'],
    skills: ['dbt', 'Airflow'],
  },
  {
    file: 'made-huge-79-pages.pdf',
    name: 'Max Langtext',
    email: 'max.langtext@example.com',
    location: 'Bremen',
    jobs: Array.from({ length: 60 }, (_, index): Job => {
      const number = 60 - index
      const year = 2026 - Math.floor(index / 2)
      const half = index % 2 === 0 ? ['07', '12'] : ['01', '06']
      return [`Consultant ${number}`, `Kunde Nr. ${number} GmbH`, `${year}-${half[0]}`, `${year}-${half[1]}`]
    }),
  },
  {
    file: 'made-jsonresume.json',
    name: 'Iris Example',
    email: 'iris@example.com',
    jobs: [
      ['Engineer', 'Nordbolaget', '2022-05', 'now'],
      ['Developer', 'Old key AB', '2019', '2022-04-30'],
    ],
    skills: ['TypeScript', 'C#'],
  },
]

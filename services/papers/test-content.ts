// A made person whose résumé has every section. Examples are invented.
import type { ResumeContent } from '../careers/resumes/schemas.ts'
import type { PaperLanguage } from './words.ts'

const SCRIPT: Partial<Record<PaperLanguage, { name: string; line: string }>> = {
  ja: {
    name: '見本 花子',
    line: '請求システムを設計し、処理時間を四割短縮した（Go と PostgreSQL を使用）。',
  },
  he: { name: 'נועה דוגמה', line: 'ניהלתי צוות של 8 אנשים (Node.js) וקיצרתי את זמן העיבוד ב-40%.' },
  cs: { name: 'Žofie Příkladová', line: 'Zkrátila zpracování o 40 % při 1 200 požadavcích za sekundu.' },
  de: {
    name: 'Dr. Jürgen Größmann',
    line: 'Verkürzte die Durchlaufzeit um 4,5 Tage – ohne zusätzliche Maßnahmen.',
  },
  fr: {
    name: 'Élodie Lefèvre',
    line: 'A réduit le délai de 40 % grâce à l’œuvre d’une équipe de 8 personnes.',
  },
}

const date = (iso: string) => ({ text: iso, iso })
const line = (text: string, id = text.slice(0, 8).replace(/[^a-z0-9]/gi, '-')) => ({ id, text })

export function someContent(language: PaperLanguage = 'en'): ResumeContent {
  const { name, line: own } = SCRIPT[language] ?? {
    name: 'Jordan Rivera',
    line: 'Cut the time of the monthly close by 40 % for 1,200 offices.',
  }
  const job = (id: string, position: string, employer: string, start: string, end: string | null) => ({
    id,
    position,
    employer,
    url: id === 'w1' ? 'https://example.com/isarwerk' : '',
    location: 'Ljubljana',
    start: date(start),
    end: end ? date(end) : null,
    isCurrent: end === null,
    summary: 'Responsible for the services that take payments.',
    highlights: [
      line(own),
      line('Fixed the office workflow: difficult affiliate files, classified efficiently in C++ & C#.'),
      line('Moved 40 services to Kubernetes without a minute of downtime, and wrote down how.'),
    ],
  })
  return {
    basics: {
      name,
      label: 'Backend engineer',
      email: 'jordan.rivera@example.com',
      phone: '+44 77 0090 0123',
      url: 'https://example.com',
      location: 'Ljubljana, Slovenia',
      summary: 'Ten years of services that have to answer.\nPostgreSQL, Go and a liking for small programs.',
      profiles: [
        { id: 'p1', network: 'GitHub', username: 'jrivera', url: 'https://github.com/jrivera-example' },
      ],
    },
    work: [
      job('w1', 'Senior Backend Engineer', 'Isarwerk Maschinenbau GmbH', '2019-03', null),
      job('w2', 'Backend Engineer', 'Beispiel & Söhne KG', '2014-10', '2019-02'),
      job('w3', 'Developer', 'Old Key AB', '2012', '2014-09-30'),
    ],
    volunteer: [
      {
        id: 'v1',
        position: 'Coach',
        organization: 'Code Club',
        url: '',
        start: { text: 'Summer 2013', iso: null },
        end: null,
        isCurrent: false,
        summary: '',
        highlights: [line('Taught 12 children to make a game.')],
      },
    ],
    education: [
      {
        id: 'e1',
        institution: 'Hochschule Musterstadt',
        area: 'Computer science',
        studyType: 'BSc',
        location: 'Musterstadt',
        start: date('2009'),
        end: date('2012'),
        isCurrent: false,
        score: '1.7',
        courses: [line('Databases'), line('Compilers')],
      },
    ],
    projects: [
      {
        id: 'r1',
        name: 'tinyqueue',
        role: 'Author',
        url: 'example.com/tinyqueue',
        start: date('2020-05'),
        end: date('2020-05'),
        isCurrent: false,
        summary: 'A queue of 300 lines.',
        highlights: [line('Handles 50k messages a second.')],
        keywords: [line('Rust'), line('io_uring')],
      },
    ],
    skills: [
      { id: 's1', name: 'Languages', level: '', keywords: [line('Go'), line('TypeScript'), line('C++')] },
      { id: 's2', name: 'Databases', level: 'expert', keywords: [line('PostgreSQL'), line('Redis')] },
    ],
    languages: [
      { id: 'l1', language: 'English', fluency: 'C2' },
      { id: 'l2', language: 'Slovene', fluency: 'native' },
    ],
    certificates: [
      {
        id: 'c1',
        title: 'Kubernetes Administrator',
        issuer: 'CNCF',
        date: date('2003-12-31'),
        url: '',
        summary: '',
      },
    ],
    awards: [
      {
        id: 'a1',
        title: 'Team of the year',
        issuer: 'Isarwerk',
        date: date('2021'),
        url: '',
        summary: 'For the move.',
      },
    ],
    publications: [
      {
        id: 'b1',
        title: 'Queues in practice',
        issuer: 'Example Press',
        date: date('2022-05'),
        url: 'https://example.com/q',
        summary: '',
      },
    ],
    interests: [{ id: 'i1', name: 'Mountains', keywords: [line('skiing'), line('maps')] }],
    references: [{ id: 'f1', name: 'Robin Sample', reference: 'Jordan explains hard things in few words.' }],
  }
}

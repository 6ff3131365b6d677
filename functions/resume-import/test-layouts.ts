// Résumés in the layouts that people use, as Typst markup, and all that a person reads in each.

const EXPERIENCE = `
== Experience
=== Data Engineer
Seeblick AG, Bern \\
January 2020 – Present
- Built the warehouse for forty teams
- Cut the nightly run from 9 to 2 hours

=== Analyst
Muster GmbH, Basel \\
03/2016 – 12/2019
- Wrote reports for the board
`
const EDUCATION = `
== Education
BSc Computer Science, TU Musterstadt \\
2012 – 2016
`
const SKILLS = `
== Skills
SQL \\
Python \\
Airflow
`
const CONTACT = 'mia\\@example.com | +41 31 555 01 23 | Bern'

const PARTS = [...'ABCDEFGHIJKL']
const partLine = (part: string) => `Built part number ${part} of the warehouse`

const WORK = [
  [
    'Data Engineer | Seeblick AG | Bern | 2020-01–now',
    'Built the warehouse for forty teams',
    'Cut the nightly run from 9 to 2 hours',
  ],
  ['Analyst | Muster GmbH | Basel | 2016-03–2019-12', 'Wrote reports for the board'],
]
const SHORT_WORK = [
  ['Data Engineer | Seeblick AG | Bern | 2020-01–now', 'Built the warehouse for forty teams'],
  ['Analyst | Muster GmbH | Basel | 2016-03–2019-12', 'Wrote reports for the board'],
]
const STUDY = ['BSc | Computer Science | TU Musterstadt | 2012–2016']
const ABILITIES = ['SQL, Python, Airflow']

export interface Layout {
  name: string
  source: string
  /** As `outlineOf` writes it. */
  read: Record<string, unknown>
}

export const LAYOUTS: Layout[] = [
  {
    name: 'two columns',
    source: `= Mia Muster
${CONTACT}
#v(8pt)
#columns(2, gutter: 30pt)[${EXPERIENCE} #colbreak() ${EDUCATION} ${SKILLS}]`,
    read: {
      name: 'Mia Muster',
      email: 'mia@example.com',
      phone: '+41 31 555 01 23',
      location: 'Bern',
      work: WORK,
      education: STUDY,
      skills: ABILITIES,
    },
  },
  {
    name: 'a sidebar on the left',
    source: `#grid(columns: (140pt, 1fr), gutter: 30pt, [
= Mia Muster
== Contact
mia\\@example.com \\
+41 31 555 01 23
${SKILLS}
== Languages
German (native) \\
English (C1)
], [${EXPERIENCE}${EDUCATION}])`,
    read: {
      name: 'Mia Muster',
      email: 'mia@example.com',
      phone: '+41 31 555 01 23',
      work: WORK,
      education: STUDY,
      skills: ABILITIES,
      languages: ['German | native', 'English | C1'],
    },
  },
  {
    name: 'a sidebar on the right',
    source: `= Mia Muster
#grid(columns: (1fr, 140pt), gutter: 30pt, [${EXPERIENCE}${EDUCATION}], [
== Contact
mia\\@example.com \\
+41 31 555 01 23
${SKILLS}
])`,
    read: {
      name: 'Mia Muster',
      email: 'mia@example.com',
      phone: '+41 31 555 01 23',
      work: WORK,
      education: STUDY,
      skills: ABILITIES,
    },
  },
  {
    name: 'a table with dates in its first column',
    source: `= Mia Muster
${CONTACT}
== Experience
#table(columns: (110pt, 1fr), stroke: none,
[01/2020 – Present], [*Data Engineer*, Seeblick AG, Bern
- Built the warehouse for forty teams],
[03/2016 – 12/2019], [*Analyst*, Muster GmbH, Basel
- Wrote reports for the board])
== Education
#table(columns: (110pt, 1fr), stroke: none, [2012 – 2016], [BSc Computer Science, TU Musterstadt])`,
    read: {
      name: 'Mia Muster',
      email: 'mia@example.com',
      phone: '+41 31 555 01 23',
      location: 'Bern',
      work: SHORT_WORK,
      education: STUDY,
    },
  },
  {
    name: 'contact in the header of every page, and page numbers',
    source: `#set page(header: [Mia Muster #h(1fr) mia\\@example.com #h(1fr) +41 31 555 01 23], footer: context [#h(1fr) Page #counter(page).display("1 of 1", both: true)])
= Mia Muster
${EXPERIENCE}
#pagebreak()
${EDUCATION} ${SKILLS}`,
    read: {
      name: 'Mia Muster',
      email: 'mia@example.com',
      phone: '+41 31 555 01 23',
      work: WORK,
      education: STUDY,
      skills: ABILITIES,
    },
  },
  {
    name: 'a job that goes on over a page with running headers',
    source: `#set page(height: 300pt, header: [Mia Muster – Curriculum vitae], footer: context [#align(center)[#counter(page).display()]])
= Mia Muster
mia\\@example.com
== Experience
=== Data Engineer
Seeblick AG, Bern \\
January 2020 – Present
${PARTS.map((part) => `- ${partLine(part)}`).join('\n')}
`,
    read: {
      name: 'Mia Muster',
      email: 'mia@example.com',
      work: [['Data Engineer | Seeblick AG | Bern | 2020-01–now', ...PARTS.map(partLine)]],
    },
  },
  {
    name: 'dates at the right edge',
    source: `= Mia Muster
${CONTACT}
== Experience
*Data Engineer* #h(1fr) January 2020 – Present \\
Seeblick AG #h(1fr) Bern
- Built the warehouse for forty teams
*Analyst* #h(1fr) March 2016 – December 2019 \\
Muster GmbH #h(1fr) Basel
- Wrote reports for the board
== Education
*BSc Computer Science* #h(1fr) 2012 – 2016 \\
TU Musterstadt #h(1fr) Berlin`,
    read: {
      name: 'Mia Muster',
      email: 'mia@example.com',
      phone: '+41 31 555 01 23',
      location: 'Bern',
      work: SHORT_WORK,
      education: ['BSc | Computer Science | TU Musterstadt | Berlin | 2012–2016'],
    },
  },
  {
    name: 'headings in capitals',
    source: `#align(center)[*MIA MUSTER* \\ ${CONTACT}]

*PROFESSIONAL EXPERIENCE*

*Data Engineer*, Seeblick AG, Bern \\
01/2020 – Present
- Built the warehouse for forty teams

*EDUCATION*

BSc Computer Science, TU Musterstadt \\
2012 – 2016

*SKILLS*

SQL, Python, Airflow`,
    read: {
      name: 'Mia Muster',
      email: 'mia@example.com',
      phone: '+41 31 555 01 23',
      location: 'Bern',
      work: [['Data Engineer | Seeblick AG | Bern | 2020-01–now', 'Built the warehouse for forty teams']],
      education: STUDY,
      skills: ABILITIES,
    },
  },
  {
    name: 'the export of LinkedIn',
    source: `#set page(margin: 30pt)
#grid(columns: (150pt, 1fr), gutter: 24pt, [
== Contact
www.linkedin.com/in/mia-muster (LinkedIn) \\
mia\\@example.com
== Top Skills
SQL \\
Data Warehousing \\
Python
== Languages
German (Native or Bilingual) \\
English (Full Professional)
], [
#text(size: 24pt)[Mia Muster] \\
#text(size: 12pt)[Data Engineer at Seeblick AG] \\
#text(size: 12pt)[Bern, Switzerland]
#v(10pt)
#text(size: 15pt)[Experience]

#text(size: 12pt)[Seeblick AG] \\
#text(size: 11.5pt)[Data Engineer] \\
January 2020 - Present (6 years 11 months) \\
Bern, Switzerland

Built the warehouse for forty teams.

#text(size: 12pt)[Muster GmbH] \\
#text(size: 11.5pt)[Analyst] \\
March 2016 - December 2019 (3 years 10 months) \\
Basel

#v(6pt)
#text(size: 15pt)[Education]

#text(size: 12pt)[TU Musterstadt] \\
Bachelor of Science - BSc, Computer Science · (2012 - 2016)
])`,
    read: {
      name: 'Mia Muster',
      label: 'Data Engineer at Seeblick AG',
      email: 'mia@example.com',
      location: 'Bern, Switzerland',
      profiles: ['www.linkedin.com/in/mia-muster'],
      work: [
        [
          'Data Engineer | Seeblick AG | Bern, Switzerland | 2020-01–now',
          '(Built the warehouse for forty teams.)',
        ],
        ['Analyst | Muster GmbH | Basel | 2016-03–2019-12'],
      ],
      education: ['Bachelor of Science - BSc | Computer Science | TU Musterstadt | 2012–2016'],
      skills: ['SQL, Data Warehousing, Python'],
      languages: ['German | Native or Bilingual', 'English | Full Professional'],
    },
  },
]

// Twins: a line of a résumé, a rewriting that says something else, the gate that it is about, and one that says the
// same. Models make each of these mistakes.
import { SCOPE_TWINS } from './golden-twins-scope.ts'
import { type Row, type Twin, twins } from './twin.ts'

const NUMBERS: Row[] = [
  ['Managed 8 people', 'Managed 800 people', 'Led 8 people'],
  ['Managed 8 people', 'Managed 8 services', 'Managed a team of 8 people'],
  ['Managed a team of eight engineers', 'Managed a team of eighteen engineers', 'Led 8 engineers'],
  ['Built an API for 50k users', 'Built an API for 50 users', 'Developed an API for 50,000 users'],
  ['Built an API for 50 users', 'Built an API for 50k users', 'Built an API for fifty users'],
  ['Reduced costs by 40%', 'Reduced costs by 60%', 'Cut costs by 40 percent'],
  ['Reduced costs by 40%', 'Reduced costs to 40%', 'Lowered costs by 40 %'],
  ['Reduced costs by 4.5%', 'Reduced costs by 45%', 'Cut costs by 4.5%'],
  ['Managed a budget of €2M', 'Managed a budget of $2M', 'Managed a €2 million budget'],
  ['Managed a budget of €2M', 'Managed a budget of €2 billion', 'Managed a budget of EUR 2M'],
  ['Managed a budget of €250,000', 'Managed a budget of €2,500,000', 'Managed a €250k budget'],
  [
    'Reduced latency from 800 ms to 200 ms',
    'Reduced latency from 800 s to 200 ms',
    'Cut latency from 800 ms to 200 ms',
  ],
  [
    'Reduced latency from 800 ms to 200 ms',
    'Reduced latency from 200 ms to 800 ms',
    'Reduced latency to 200 ms',
  ],
  [
    'Reduced latency by 40% and error rates by 20%',
    'Reduced latency by 20% and error rates by 40%',
    'Reduced error rates by 20% and latency by 40%',
  ],
  [
    'Trained 5-10 new colleagues a year',
    'Trained 10 new colleagues a year',
    'Taught 5–10 new colleagues a year',
  ],
  ['Handled up to 300 tickets', 'Handled 300 tickets', 'Processed up to 300 tickets'],
  ['Handled nearly 300 tickets', 'Handled over 300 tickets', 'Handled almost 300 tickets'],
  ['Handled 300 tickets', 'Handled 300+ tickets', 'Processed 300 tickets'],
  [
    'Served 2,000 requests per minute',
    'Served 2,000 requests per second',
    'Handled 2000 requests per minute',
  ],
  ['Released every 2 weeks', 'Released every 2 days', 'Shipped every two weeks'],
  ['Improved throughput threefold', 'Improved throughput tenfold', 'Tripled throughput'],
  ['Halved the build time', 'Cut the build time by 80%', 'Cut the build time by half'],
  ['Won 3rd place at a hackathon', 'Won 1st place at a hackathon', 'Won third place at a hackathon'],
  ['Ranked second in a team of twelve', 'Ranked first in a team of twelve', 'Ranked second in a team of 12'],
  ['Processed 3 TB of logs', 'Processed 3 PB of logs', 'Handled 3 TB of logs'],
  ['Maintained two services', 'Maintained twelve services', 'Operated 2 services'],
  ['Kept error rates under 1%', 'Kept error rates at 0.1%', 'Kept error rates below 1%'],
  [
    'Wrote tests for the billing service',
    'Wrote 200 tests for the billing service',
    'Tested the billing service',
  ],
  ['Improved build times', 'Improved build times by 30%', 'Optimised build times'],
  [
    'Raised conversion by 2 percentage points',
    'Raised conversion by 2%',
    'Increased conversion by 2 percentage points',
  ],
  ['Closed about 50 deals', 'Closed more than 50 deals', 'Closed around 50 deals'],
  ['Operated 12 of 40 data centres', 'Operated 40 data centres', 'Ran 12 of 40 data centres'],
]

const DATES: Row[] = [
  ['Led the migration in May 2019', 'Led the migration in 2019', 'Led the May 2019 migration'],
  ['Led the migration in May 2019', 'Led the migration in June 2019', 'Managed the migration in 05/2019'],
  ['Ran the team from 2019 to 2021', 'Ran the team since 2019', 'Ran the team 2019 – 2021'],
  ['Ran the team from 2019 to 2021', 'Ran the team from 2018 to 2021', 'Ran the team from 2019 to 2021.'],
  [
    'Backend developer with 3+ years of experience',
    'Backend developer with 5 years of experience',
    'Backend developer with 3 years of experience',
  ],
  [
    'Backend developer with 3 years of experience',
    'Backend developer with 3+ years of experience',
    'Backend developer with three years of experience',
  ],
  [
    'Worked 18 months on the compiler',
    'Worked 18 years on the compiler',
    'Worked on the compiler for 18 months',
  ],
  ['Maintained the compiler', 'Maintained the compiler for a decade', 'Kept the compiler maintained'],
  ['Taught a course in summer 2020', 'Taught a course in 2020', 'Taught a summer 2020 course'],
  [
    'Supported the 2017 release',
    'Supported the 2017 release and still do today',
    'Helped with the 2017 release',
  ],
  ['03/2019', '2019', null, 'start'],
  ['2021', 'present', null, 'end'],
]

const NAMES: Twin[] = [
  ...twins('employers', [
    [
      'Built billing for a retail client',
      'Built billing for Amazon',
      'Developed billing for a retail customer',
    ],
    [
      'Worked with a bank on payments',
      'Worked with Deutsche Bank on payments',
      'Worked on payments with a bank',
    ],
    ['Seeblick AG', 'Google', null, 'employer'],
    [
      'Built billing for the Lisbon office',
      'Built billing for the London office',
      'Developed billing for the Lisbon office',
    ],
  ]),
  ...twins('technologies', [
    [
      'Deployed services to production',
      'Deployed services to production with Kubernetes',
      'Released services to production',
    ],
    [
      'Backend engineer who likes small services',
      'Backend engineer who likes small Kubernetes services',
      'Backend engineer who likes small services.',
      'summary',
    ],
    ['Wrote services in Java', 'Wrote services in JavaScript', 'Built services in Java'],
    ['Wrote services in C', 'Wrote services in C++', 'Built services in C'],
    ['Used SQL for reports', 'Used PostgreSQL for reports', 'Used SQL for reporting'],
    ['Ran k8s clusters', 'Ran k8s clusters on AWS', 'Ran Kubernetes clusters'],
    ['Moved services to the cloud', 'Moved services to AWS', 'Migrated services to the cloud'],
    ['Wrote the REST API', 'Wrote the GraphQL API', 'Built the REST API'],
    ['Set up pipelines for builds', 'Set up CI/CD pipelines for builds', 'Configured pipelines for builds'],
    ['Trained models for search', 'Trained LLMs for search', 'Trained search models'],
    ['Stored events in Postgres', 'Stored events in Postgres and Redis', 'Stored events in PostgreSQL'],
  ]),
  ...twins('links', [
    [
      'Published the tool at https://example.com/tool',
      'Published the tool at https://example.com/tools',
      'Released the tool at https://example.com/tool',
    ],
    [
      'Wrote the docs on docs.example.com',
      'Wrote the docs on example.com',
      'Wrote documentation on docs.example.com',
    ],
    ['https://example.com/a', 'https://example.com/b', null, 'url'],
  ]),
  ...twins('contact', [
    ['+44 7700 900123', '07700 900123', null, 'phone'],
    ['ana.b@example.com', 'ana@example.com', null, 'email'],
    ['Ana Beispiel', 'Dr. Ana Beispiel', null, 'name'],
    [
      'Ran the hotline +44 7700 900123',
      'Ran the hotline 7700 900123',
      'Operated the hotline +44 7700 900123',
    ],
    ['Porto', 'Berlin', null, 'basicsLocation'],
  ]),
  ...twins('language', [
    ['Leitete ein Team von acht Leuten', 'Led a team of eight people', 'Leitete ein Team von 8 Leuten'],
    ['Led a team of eight people', 'Leitete ein Team von acht Leuten', 'Managed a team of eight people'],
    [
      'Built the search for the shop',
      'Construit la recherche pour le magasin',
      'Developed the search for the shop',
    ],
    ['Разработал поиск для магазина', 'Developed the search for the shop', 'Разработал поиск для магазина.'],
  ]),
]

const TITLES: Twin[] = [
  ...twins('titles', [
    ['Growth Manager', 'Senior Growth Manager', null, 'position'],
    ['Backend Engineer', 'Platform Engineer', null, 'position'],
    ['Software Engineer Intern', 'Software Engineer', null, 'position'],
    ['Backend engineer', 'Staff platform engineer', 'Backend engineer.', 'label'],
    [
      'Worked as a software engineer intern on search',
      'Worked as a software engineer on search',
      'Software engineer intern on search',
    ],
    [
      'Worked as an engineer on search',
      'Worked as a senior engineer on search',
      'Worked on search as an engineer',
    ],
    [
      'Acting team lead for the search team',
      'Team lead for the search team',
      'Acting lead of the search team',
    ],
    ['Assistant to the product manager', 'Product manager', 'Assistant of the product manager'],
    ['Engineer II on the search team', 'Engineer III on the search team', 'Engineer II in the search team'],
    ['Managed the deployments', 'Deployment manager', 'Managed deployments'],
    ['Reported to the CTO on security', 'Worked as CTO on security', 'Reported on security to the CTO'],
  ]),
  ...twins('degrees', [
    ['BSc', 'MSc', null, 'studyType'],
    [
      'Bachelor of Science thesis on compilers',
      'Master of Science thesis on compilers',
      'BSc thesis on compilers',
    ],
    [
      'Coursework towards a master degree in physics',
      'Master degree in physics',
      'Coursework towards a master in physics',
    ],
    ['Studied physics for two years', 'Degree in physics', 'Studied physics for 2 years'],
    ['PhD candidate in physics', 'PhD in physics', 'PhD candidate in physics.'],
    [
      'Taught undergraduate physics',
      'Taught undergraduate physics with honours',
      'Taught physics to undergraduates',
    ],
  ]),
  ...twins('certificates', [
    ['Ran workloads on AWS', 'AWS certified, ran workloads on AWS', 'Operated workloads on AWS'],
    ['Preparing for the CKA certification', 'CKA certification', 'Preparing for the CKA certificate'],
    ['Worked with Scrum teams', 'Worked as CSM with Scrum teams', 'Worked with teams in Scrum'],
    ['Nominated for an award for teaching', 'Won an award for teaching', 'Nominated for a teaching award'],
    [
      'Built a prototype for image search',
      'Built a patented prototype for image search',
      'Built an image search prototype',
    ],
  ]),
]

export const GOLDEN_TWINS: Twin[] = [
  ...twins('numbers', NUMBERS),
  ...twins('dates', DATES),
  ...NAMES,
  ...TITLES,
  ...SCOPE_TWINS,
]

import { describe, expect, test } from 'vitest'
import { processorSeconds } from '../../../tests/processor-time.ts'
import { findSkills, SKILLS, skillName, withImplied } from './find-skills.ts'

/** The text, and the ids of all that it names. */
type Row = [text: string, skills: string]

const found = (text: string) => [...new Set(findSkills(text).map(({ id }) => id))].sort()
const idsOf = (skills: string) => skills.split(' ').filter(Boolean).sort()

const MEANT: Row[] = [
  ['Experience with Go, React and k8s', 'go kubernetes react'],
  ['Senior Go Developer', 'go'],
  ['Go', 'go'],
  [' R ', 'r'],
  ['C', 'c'],
  ['Services written in Go and deployed to Kubernetes.', 'go kubernetes'],
  ['We write golang microservices', 'go microservices'],
  ['Python, R or SQL', 'python r sql'],
  ['Statistical analysis in R', 'r statistics'],
  ['R packages and Shiny dashboards', 'r'],
  ['C, C++ and C#', 'c cplusplus csharp'],
  ['C/C++ on embedded Linux', 'c cplusplus embedded-systems'],
  ['C programming for microcontrollers', 'c microcontrollers'],
  ['5+ years of C++17', 'cplusplus'],
  ['C#/.NET developer', 'csharp dotnet'],
  ['.NET Core, ASP.NET MVC', 'asp-net dotnet'],
  ['Objective-C and Swift', 'objective-c swift'],
  ['Apps in Swift 5 and SwiftUI', 'swift swiftui'],
  ['We build everything in Swift.', 'swift'],
  ['Rust makes our systems safe.', 'rust'],
  ['Our engine uses Rust for speed', 'rust'],
  ['Ruby on Rails, Sidekiq', 'ruby-on-rails sidekiq'],
  ['Rails developer with Ruby', 'ruby ruby-on-rails'],
  ['React components with TypeScript', 'react typescript'],
  ['React and Redux', 'react redux'],
  ['Frontend: React', 'frontend-development react'],
  ['ReactJS / VueJS / AngularJS', 'angularjs react vue-js'],
  ['React Native apps', 'react-native'],
  ['Node.js, Express, MongoDB', 'express-js mongodb nodejs'],
  ['Node and React', 'nodejs react'],
  ['React, Next and Tailwind', 'next-js react tailwind-css'],
  ['Next.js 14', 'next-js'],
  ['Java 17, Spring, Hibernate', 'hibernate java spring'],
  ['Spring Boot microservices', 'microservices spring-boot'],
  ['Apache Spark and Kafka', 'apache-kafka apache-spark'],
  ['Spark jobs on Databricks', 'apache-spark databricks'],
  ['PySpark pipelines', 'apache-spark'],
  ['Hadoop, Hive, Spark', 'apache-hive apache-spark hadoop'],
  ['Microsoft Excel and PowerPoint', 'microsoft-excel microsoft-powerpoint'],
  ['Word, Excel, Outlook', 'microsoft-excel microsoft-outlook microsoft-word'],
  ['Excel, Access', 'microsoft-access microsoft-excel'],
  ['You know Excel inside out', 'microsoft-excel'],
  ['Excel macros in VBA', 'microsoft-excel vba'],
  ['Advanced Excel skills', 'microsoft-excel'],
  ['Figma or Sketch', 'figma sketch'],
  ['Sketch, InVision and Zeplin', 'invision sketch zeplin'],
  ['Prototypes in Figma', 'figma'],
  ['AWS, Azure or GCP', 'aws azure google-cloud'],
  ['Cloud infrastructure on AWS', 'aws cloud-computing'],
  ['Experience with cloud services', 'cloud-computing'],
  ['Docker, cloud, CI/CD', 'ci-cd cloud-computing docker'],
  ['k8s, Helm, Terraform', 'helm kubernetes terraform'],
  ['Chef, Puppet or Ansible', 'ansible chef puppet'],
  ['Jest and Cypress tests in JavaScript', 'cypress javascript jest'],
  ['JS and TS', 'javascript typescript'],
  ['REST APIs and GraphQL', 'graphql rest-apis'],
  ['RESTful web services', 'rest-apis'],
  ['Agile team with Scrum', 'agile scrum'],
  ['SAFe and Kanban', 'kanban safe'],
  ['SAP S/4HANA and SAP MM', 'sap-mm sap-s-4hana'],
  ['SAP consultant', 'sap'],
  ['HTML5, CSS3, Sass, Less', 'css html less sass'],
  ['Elixir and Phoenix', 'elixir phoenix'],
  ['Fluent English', 'english'],
  ['English (C1), German (B2)', 'english german'],
  ['Fluent in Spanish and French', 'french spanish'],
  ['Native Polish speaker', 'polish'],
  ['Languages: English, Czech, Slovak', 'czech english slovak'],
  ['Dutch language skills', 'dutch'],
  ['Adobe Photoshop, Illustrator, InDesign', 'adobe-illustrator adobe-indesign adobe-photoshop'],
  ['Lightroom and Capture One', 'adobe-lightroom capture-one'],
  ['Video editing in Premiere Pro and After Effects', 'adobe-after-effects adobe-premiere-pro video-editing'],
  ['Color grading with DaVinci Resolve', 'color-grading davinci-resolve'],
  ['AutoCAD, SolidWorks and CATIA V5', 'autocad catia solidworks'],
  ['MIG welding and forklift licence', 'forklift-operation welding'],
  ['First aid and CPR', 'cpr first-aid'],
  ['PMP or PRINCE2', 'pmp prince2'],
  ['CompTIA Security+', 'comptia-security-plus'],
  ['UX/UI designer', 'user-experience-design user-interface-design'],
  ['PL/SQL on Oracle 19c', 'oracle-database pl-sql'],
  ['PostgreSQL/MySQL', 'mysql postgresql'],
  ['scikit-learn, pandas & NumPy', 'numpy pandas scikit-learn'],
  ['A/B testing', 'a-b-testing'],
  ['Unity and C#', 'csharp unity'],
  ['Machine\nLearning', 'machine-learning'],
  ['machine‑learning', 'machine-learning'],
  ['Skills\n• Python\n• Go\n• Swift', 'go python swift'],
  ['Vue', 'vue-js'],
  ['Flask, Django, FastAPI', 'django fastapi flask'],
  ['HubSpot, Google Analytics, SEO', 'google-analytics hubspot seo'],
  ['QuickBooks and accounts payable', 'accounts-payable quickbooks'],
  ['Slack, Teams, Zoom', 'microsoft-teams slack zoom'],
  ['We use Notion and Slack daily', 'notion slack'],
  ['Erfahrung mit Java und Kubernetes', 'java kubernetes'],
  ['Kenntnisse in Go oder Rust', 'go rust'],
  ['Sehr gute Deutschkenntnisse', 'german'],
  ['Fließend Englisch und Deutsch', 'english german'],
  ['Projektmanagement und Buchhaltung', 'accounting project-management'],
  ['Maîtrise de React et Node.js', 'nodejs react'],
  ['Anglais courant', 'english'],
  ['Gestion de projet, comptabilité', 'accounting project-management'],
  ['Experiencia con Python y Django', 'django python'],
  ['Опыт работы с Python и PostgreSQL', 'postgresql python'],
  ['Нужен питонист, питон', 'python'],
  ['Zkušenosti s jazykem Java, znalost Pythonu', 'java python'],
  ['Znajomość Excela i języka angielski', 'english microsoft-excel'],
  ['Javaの経験、日本語', 'java japanese'],
]

const NOT_MEANT: Row[] = [
  ['React to market changes', ''],
  ['React quickly to incidents', ''],
  ['You react to feedback', ''],
  ['You will excel at teaching', ''],
  ['Excel at customer work', ''],
  ['Excel in a fast-paced world', ''],
  ['Ready to Go Further', ''],
  ['Go to our website', ''],
  ['We go live on Monday', ''],
  ['Go-live support', ''],
  ['Food on the Go', ''],
  ["Let's Go", ''],
  ['Pokémon Go', ''],
  ['Express your ideas', ''],
  ['Express delivery', ''],
  ['American Express', ''],
  ['Next steps', ''],
  ['Next, we call you', ''],
  ['Your next role', ''],
  ['Word of mouth', ''],
  ['In a Word', ''],
  ['Access to a gym', ''],
  ['Access control', ''],
  ['A positive Outlook', ''],
  ['Sketch out ideas', ''],
  ['A node in the graph', ''],
  ['Each Node of the network', ''],
  ['Swift action is needed', ''],
  ['Swift response times', ''],
  ['Taylor Swift', ''],
  ['Spark joy', ''],
  ['Spark Capital invested', ''],
  ['The spark of an idea', ''],
  ['Rust removal', ''],
  ['the Rust Belt', ''],
  ['Ruby Tuesday', ''],
  ['Vitamin C and D', ''],
  ['C-level managers', ''],
  ['Our Series C', ''],
  ['R&D', ''],
  ['John R. Miller', ''],
  ['Führerschein Klasse C', 'driving-licence'],
  ['The rest of the team', ''],
  ['a safe place', ''],
  ['Spring 2025', ''],
  ['Summer or Spring internship', ''],
  ['in the Phoenix area', ''],
  ['Phoenix, AZ', ''],
  ['Our German clients', ''],
  ['A French company', ''],
  ['Polish your skills', ''],
  ['The English market', ''],
  ['Cloud Nine Ltd', ''],
  ['a cloud of dust', ''],
  ['Our unity in diversity', ''],
  ['Unity Health', ''],
  ['some slack time', ''],
  ['Zoom interview', ''],
  ['our Teams', ''],
  ['Head chef', ''],
  ['Chef de partie', ''],
  ['Exemple SAS', ''],
  ['Lean on us', ''],
  ['less is more', ''],
  ['our recruiting process', ''],
  ['Follow us on social media', ''],
  ['javascripting', ''],
  ['a segment of the market', ''],
  ['Make an impact', ''],
  ['sap of trees', ''],
  ['A boost for your career', ''],
  ['Mocha and cookies', ''],
]

describe('skills in a text', () => {
  test.each(MEANT)('%s', (text, skills) => expect(found(text)).toEqual(idsOf(skills)))
})

describe('words that are no skills', () => {
  test.each(NOT_MEANT)('%s', (text, skills) => expect(found(text)).toEqual(idsOf(skills)))
})

test('positions are those of the words', () => {
  const text = 'Use C++, Node.js, and ASP.NET.'
  expect(findSkills(text).map(({ start, end }) => text.slice(start, end))).toEqual([
    'C++',
    'Node.js',
    'ASP.NET',
  ])
})

describe('the taxonomy', () => {
  test('has at least 700 skills with ids and names of their own', () => {
    expect(SKILLS.length).toBeGreaterThan(1300)
    expect(new Set(SKILLS.map(({ id }) => id)).size).toBe(SKILLS.length)
    expect(new Set(SKILLS.map(({ name }) => name)).size).toBe(SKILLS.length)
  })
  test('implies only what it has', () => {
    const ids = new Set(SKILLS.map(({ id }) => id))
    expect(SKILLS.flatMap(({ implies }) => implies).filter((id) => !ids.has(id))).toEqual([])
  })
  test('finds each skill by its own name beside another skill', () => {
    const missed = SKILLS.filter(
      ({ id, name, category }) =>
        !found(category === 'Languages' ? `fluent ${name}` : `Python, ${name}, MySQL`).includes(id),
    )
    expect(missed.map(({ name }) => name)).toEqual([])
  })
  test('knows what a skill brings along', () => {
    expect([...withImplied(['spring-boot'])].sort()).toEqual(['java', 'spring', 'spring-boot'])
    expect(skillName('kubernetes')).toBe('Kubernetes')
    expect(skillName('Basket weaving')).toBe('Basket weaving')
  })
})

test('a hundred postings take a moment', async () => {
  const posting = [...MEANT, ...NOT_MEANT].map(([text]) => text).join('\n')
  const read = () => {
    for (let round = 0; round < 100; round++) findSkills(posting)
  }
  expect(await processorSeconds(read)).toBeLessThan(4)
})

test.each([
  ['blanks', `Python${' '.repeat(400_000)}, Go${'\n '.repeat(200_000)}and Rust`],
  ['one line', `Python ${'Aa '.repeat(100_000)}${'Rust '.repeat(1000)}`],
])('a page of %s takes no longer', async (_, page) => {
  let skills: string[] = []
  const seconds = await processorSeconds(() => {
    skills = found(page)
  })
  expect(skills).toContain('python')
  expect(seconds).toBeLessThan(5)
})

// Made-up postings in the layouts and languages that pages have.
import { expect, test } from 'vitest'
import { cities, jsonLd, posting, read } from './test-pages.ts'

test('German: a definition list beside the text, related jobs in an aside', () => {
  const job = read({
    lang: 'de',
    body: `<nav>Start</nav><main><h1>Datenanalystin (m/w/d)</h1><dl><dt>Unternehmen</dt><dd>Seeblick AG</dd><dt>Arbeitsort</dt><dd>8001 Zürich, Schweiz</dd>
      <dt>Gehalt</dt><dd>CHF 95'000 – 110'000 pro Jahr</dd><dt>Arbeitsmodell</dt><dd>Hybrid, 2 Tage Homeoffice</dd><dt>Anstellungsart</dt><dd>Vollzeit oder Teilzeit, unbefristet</dd>
      <dt>Bewerbungsfrist</dt><dd>31.12.2026</dd><dt>Kennziffer</dt><dd>DA-2026-04</dd></dl><section><h2>Deine Aufgaben</h2><ul><li>Du baust Berichte</li></ul>
      <h2>Dein Profil</h2><ul><li>Sehr gute SQL-Kenntnisse</li><li>Erfahrung mit Python von Vorteil</li></ul><h2>Wir bieten</h2><ul><li>6 Wochen Ferien</li></ul></section>
      <a href="/bewerben/17">Jetzt bewerben</a></main><aside><h2>Ähnliche Stellen</h2><p>Gehalt: 1.000.000 EUR</p></aside>`,
  })
  expect(job).toMatchObject({
    rung: 'page',
    title: 'Datenanalystin (m/w/d)',
    company: 'Seeblick AG',
    remote: 'hybrid',
    employmentTypes: ['full-time', 'part-time', 'permanent'],
    salary: { minimum: 95_000_00, maximum: 110_000_00, currency: 'CHF', period: 'year' },
    validUntil: '2026-12-31',
    identifier: 'DA-2026-04',
    language: 'de',
    applyUrl: 'https://jobs.example.com/bewerben/17',
  })
  expect(cities(job?.places)).toEqual(['Zürich/CH'])
  expect(job?.requirements.map(({ kind, text }) => `${kind}: ${text}`)).toEqual([
    'must: Sehr gute SQL-Kenntnisse',
    'nice: Erfahrung mit Python von Vorteil',
  ])
  expect(job?.provenance.salary).toMatchObject({ source: 'page', raw: "CHF 95'000 – 110'000 pro Jahr" })
})

test('Italian: labels in bold, values after them, the salary in the text', () => {
  const job = read({
    lang: 'it',
    body: `<h1>Sviluppatore Backend</h1><div class="dati"><p><b>Azienda:</b> Esempio S.r.l.</p><p><b>Luogo di lavoro:</b> Torino, Italia</p><p><b>Contratto:</b> Tempo indeterminato, tempo pieno</p></div>
      <div class="job-description"><p>Cerchiamo una persona che sviluppi i nostri servizi con il gruppo di Torino e con i clienti.</p><p><strong>Requisiti</strong></p><ul><li>Esperienza con Kotlin</li><li>Gradita la conoscenza di Kafka</li></ul>
      <p><strong>Offriamo</strong></p><p>Retribuzione annua lorda: 35.000 – 45.000 €</p></div>`,
  })
  expect(job).toMatchObject({
    title: 'Sviluppatore Backend',
    company: 'Esempio S.r.l.',
    employmentTypes: ['full-time', 'permanent'],
    language: 'it',
  })
  expect(job?.salary).toMatchObject({
    minimum: 35_000_00,
    maximum: 45_000_00,
    currency: 'EUR',
    period: 'year',
  })
  expect(cities(job?.places)).toEqual(['Torino/IT'])
  expect(job?.requirements.map(({ kind }) => kind)).toEqual(['must', 'nice'])
})

test('Japanese: a table of labels', () => {
  const job = read({
    lang: 'ja',
    body: `<main><h1>バックエンドエンジニア</h1><table><tr><th>会社名</th><td>株式会社サンプル</td></tr><tr><th>勤務地</th><td>大阪, 日本</td></tr><tr><th>雇用形態</th><td>正社員</td></tr><tr><th>年収</th><td>600万円〜900万円</td></tr></table>
      <section><h2>応募資格</h2><ul><li>Goでの開発経験3年以上</li></ul><h2>歓迎</h2><ul><li>Kubernetesの運用経験</li></ul><p>私たちは物流のためのソフトウェアを作っています。チームで設計から運用まで担当します。お客様と直接話しながら、毎日少しずつ良いものにしていきます。</p></section></main>`,
  })
  expect(job).toMatchObject({
    title: 'バックエンドエンジニア',
    company: '株式会社サンプル',
    employmentTypes: ['full-time'],
    language: 'ja',
  })
  expect(job?.salary).toMatchObject({ minimum: 6_000_000, maximum: 9_000_000, currency: 'JPY' })
  expect(job?.requirements.map(({ kind }) => kind)).toEqual(['must', 'nice'])
})

test('English: the company is only in the shared title, the place in an element of that name', () => {
  const job = read({
    head: '<meta property="og:title" content="Product Designer at Kelp & Co"><meta property="og:site_name" content="Great Jobs"><title>Product Designer at Kelp & Co | Great Jobs</title>',
    body: `<header><h1>Product Designer</h1><span class="job-location">Lisbon, Portugal</span> <span class="badge">Part-time</span></header>
      <div class="posting-body"><p>${'You design what sailors see when they plan a route. '.repeat(6)}</p></div><a href="https://apply.example.com/9">Apply now</a>`,
  })
  expect(job).toMatchObject({
    title: 'Product Designer',
    company: 'Kelp & Co',
    applyUrl: 'https://apply.example.com/9',
    employmentTypes: ['part-time'],
    salary: null,
    remote: null,
    postedAt: null,
  })
  expect(cities(job?.places)).toEqual(['Lisbon/PT'])
})

const state = {
  title: 'Staff Data Engineer',
  company: { name: 'Kelp & Co' },
  locations: [{ city: 'Lisbon', country: 'Portugal' }],
  workplaceType: 'hybrid',
  description: `<p>${'Data from buoys. '.repeat(8)}</p>`,
  salary: { min: 70_000, max: 90_000, currency: 'EUR', interval: 'year' },
}
const flat = JSON.stringify([
  { job: 1 },
  { title: 2, company: 3, location: 4, description: 5, workplaceType: 6 },
  state.title,
  'Kelp & Co',
  'Lisbon, Portugal',
  state.description,
  'hybrid',
])
test.each([
  [
    'Next',
    `<script id="__NEXT_DATA__" type="application/json">${JSON.stringify({ props: { pageProps: { job: state, similarJobs: [{ ...state, title: 'Other' }] } } })}</script>`,
  ],
  ['an assignment', `<script>var x=1;window.__appData = ${JSON.stringify({ posting: state })};</script>`],
  [
    'a quoted string',
    `<script>window.__INITIAL_STATE__ = JSON.parse(${JSON.stringify(JSON.stringify({ vacancy: state }))});</script>`,
  ],
  [
    'undefined among it',
    `<script>window.__PRELOADED_STATE__ = {"a":undefined,"job":${JSON.stringify(state)}}</script>`,
  ],
  ['Nuxt', `<script type="application/json" id="__NUXT_DATA__">${flat}</script>`],
])('page state: %s', (_, script) => {
  const job = read({ body: `<div id="root"><h1>Staff Data Engineer</h1></div>${script}` })
  expect(job).toMatchObject({
    rung: 'page-state',
    title: 'Staff Data Engineer',
    company: 'Kelp & Co',
    remote: 'hybrid',
    seniority: 'lead',
  })
  expect(cities(job?.places)).toEqual(['Lisbon/PT'])
})

test('a page that says that the posting is over is closed, unless there is a way to apply', () => {
  const head = jsonLd(posting({ title: 'Nurse', description: 'You care for people in our house.' }))
  const sorry = '<p>This job is no longer accepting applications</p>'
  expect(read({ head, body: `<h1>Nurse</h1>${sorry}` })?.isClosed).toBe(true)
  expect(read({ head, body: `<h1>Nurse</h1>${sorry}<a href="/apply">Apply now</a>` })?.isClosed).toBe(false)
  expect(read({ head, body: '<h1>Nurse</h1>' })?.isClosed).toBe(false)
})

const linkedIn = (marker: string, control: string) =>
  `<section><h1 class="top-card-layout__title">Director of Product</h1><span class="topcard__flavor">Acme</span><span class="topcard__flavor topcard__flavor--bullet">Greater Boston</span>${marker}${control}<div class="description__text"><p>Own the roadmap.</p></div></section>`
const closed = '<figure class="closed-job"><figcaption>No longer accepting applications</figcaption></figure>'
const apply =
  '<button class="top-card-layout__cta" data-modal="job-details-topcard-apply-modal">Apply</button>'
test.each([
  [closed, '', true],
  [closed, apply, false],
  ['', apply, false],
  ['', '', false],
])('LinkedIn: closed needs the marker and no way to apply (%#)', (marker, control, isClosed) => {
  expect(
    read({ body: linkedIn(marker, control), url: 'https://www.linkedin.com/jobs/view/4000000001' }),
  ).toMatchObject({ isClosed, company: 'Acme', identifier: '4000000001' })
})

test.each([
  ['nothing', ''],
  [
    'a home page',
    '<h1>Welcome to Kelp</h1><p>We make maps for people who sail. Read about our company and our values.</p>',
  ],
  ['an article', `<article><h1>How we test</h1><p>${'Testing matters to us. '.repeat(40)}</p></article>`],
  [
    'an error page',
    '<h1>Page not found</h1><p>The page that you look for is gone. Location: unknown. Company: Kelp. Please go back to the list of all our jobs.</p>',
  ],
])('no posting is made of %s', (_, body) => {
  expect(read({ body })).toBeNull()
})

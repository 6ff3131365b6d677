// Résumés in languages and scripts, with the headings and dates of each, and with signs that fonts make of letters.
import type { Layout } from './test-layouts.ts'

export const LANGUAGES: Layout[] = [
  {
    name: 'ligatures',
    source: `#set text(font: "Libertinus Serif", ligatures: true)
= Mia Griﬃn
mia\\@example.com
== Experience
=== Oﬃce Traﬀic Oﬃcer
Eﬃcient Fluid Oﬀshore Ltd, Sheﬃeld \\
January 2020 – Present
- Deﬁned the workﬂow of the oﬃce and fixed efficient traffic flows`,
    read: {
      name: 'Mia Griffin',
      email: 'mia@example.com',
      work: [
        [
          'Office Traffic Officer | Efficient Fluid Offshore Ltd | Sheffield | 2020-01–now',
          'Defined the workflow of the office and fixed efficient traffic flows',
        ],
      ],
    },
  },
  {
    name: 'bullets of several signs',
    source: `= Mia Muster
mia\\@example.com
== Experience
=== Data Engineer
Seeblick AG, Bern \\
January 2020 – Present \\
• Round one \\
▪ Square two \\
– Dash three \\
◦ Ring four \\
► Arrow five \\
\\* Star six \\
✓ Tick seven`,
    read: {
      name: 'Mia Muster',
      email: 'mia@example.com',
      work: [
        [
          'Data Engineer | Seeblick AG | Bern | 2020-01–now',
          'Round one',
          'Square two',
          'Dash three',
          'Ring four',
          'Arrow five',
          'Star six',
          'Tick seven',
        ],
      ],
    },
  },
  {
    name: 'German',
    source: `= Mia Muster
mia\\@example.com | +49 30 1234567 | Berlin
== Berufserfahrung
=== Dateningenieurin
Seeblick GmbH, Berlin \\
Januar 2020 – heute
- Aufbau des Datenlagers für vierzig Gruppen
== Ausbildung
Bachelor Informatik, TU Musterstadt \\
Oktober 2012 – März 2016
== Kenntnisse
SQL, Python
== Sprachen
Deutsch (Muttersprache), Englisch (C1)`,
    read: {
      name: 'Mia Muster',
      email: 'mia@example.com',
      phone: '+49 30 1234567',
      location: 'Berlin',
      work: [
        [
          'Dateningenieurin | Seeblick GmbH | Berlin | 2020-01–now',
          'Aufbau des Datenlagers für vierzig Gruppen',
        ],
      ],
      education: ['Bachelor | Informatik | TU Musterstadt | 2012-10–2016-03'],
      skills: ['SQL, Python'],
      languages: ['Deutsch | Muttersprache', 'Englisch | C1'],
    },
  },
  {
    name: 'French',
    source: `= Mia Muster
mia\\@example.com | +33 1 23 45 67 89 | Lyon
== Expérience professionnelle
=== Ingénieure de données
Société Exemple, Lyon \\
janvier 2020 – aujourd’hui
- Construction de l’entrepôt pour quarante équipes
== Formation
Licence Informatique, Université de Lyon \\
2012 – 2016
== Compétences
SQL, Python
== Langues
Français (langue maternelle), Anglais (C1)`,
    read: {
      name: 'Mia Muster',
      email: 'mia@example.com',
      phone: '+33 1 23 45 67 89',
      location: 'Lyon',
      work: [
        [
          'Ingénieure de données | Société Exemple | Lyon | 2020-01–now',
          'Construction de l’entrepôt pour quarante équipes',
        ],
      ],
      education: ['Licence | Informatique | Université de Lyon | 2012–2016'],
      skills: ['SQL, Python'],
      languages: ['Français | langue maternelle', 'Anglais | C1'],
    },
  },
  {
    name: 'Spanish',
    source: `= Mia Muster
mia\\@example.com | +34 912 345 678 | Madrid
== Experiencia laboral
=== Ingeniera de datos
Empresa Ejemplo S.A., Madrid \\
enero 2020 – actualidad
- Construcción del almacén para cuarenta equipos
== Educación
Grado en Informática, Universidad de Madrid \\
2012 – 2016
== Habilidades
SQL, Python
== Idiomas
Español (nativo), Inglés (C1)`,
    read: {
      name: 'Mia Muster',
      email: 'mia@example.com',
      phone: '+34 912 345 678',
      location: 'Madrid',
      work: [
        [
          'Ingeniera de datos | Empresa Ejemplo S.A. | Madrid | 2020-01–now',
          'Construcción del almacén para cuarenta equipos',
        ],
      ],
      education: ['Grado | Informática | Universidad de Madrid | 2012–2016'],
      skills: ['SQL, Python'],
      languages: ['Español | nativo', 'Inglés | C1'],
    },
  },
  {
    name: 'Hebrew, from right to left',
    source: `#set text(lang: "he", dir: rtl)
= מיה מוסטר
mia\\@example.com
== ניסיון תעסוקתי
=== מהנדסת נתונים
חברת אגם, תל אביב \\
2020 – היום
- בניית מחסן הנתונים עבור ארבעים צוותים
== השכלה
תואר ראשון במדעי המחשב, אוניברסיטת תל אביב \\
2012 – 2016
== כישורים
SQL, Python`,
    read: {
      name: 'מיה מוסטר',
      email: 'mia@example.com',
      work: [['מהנדסת נתונים | חברת אגם | תל אביב | 2020–now', 'בניית מחסן הנתונים עבור ארבעים צוותים']],
      education: ['תואר ראשון במדעי המחשב | אוניברסיטת תל אביב | 2012–2016'],
      skills: ['SQL, Python'],
    },
  },
  {
    name: 'Japanese',
    source: `#set text(lang: "ja")
= 山田花子
hanako\\@example.com
== 職歴
=== データエンジニア
株式会社見本 \\
2020年1月 – 現在
- 四十チームの倉庫を構築
== 学歴
東京大学 工学部 \\
2012年4月 – 2016年3月
== スキル
SQL、Python`,
    read: {
      name: '山田花子',
      email: 'hanako@example.com',
      work: [['データエンジニア | 株式会社見本 | 2020-01–now', '四十チームの倉庫を構築']],
      education: ['東京大学 工学部 | 2012-04–2016-03'],
      skills: ['SQL, Python'],
    },
  },
  {
    name: 'Korean',
    source: `#set text(lang: "ko")
= 홍길동
gildong\\@example.com
== 경력
=== 데이터 엔지니어
주식회사 한빛 \\
2020년 1월 – 현재
- 마흔 팀의 창고를 구축
== 학력
서울대학교 컴퓨터공학 \\
2012년 3월 – 2016년 2월
== 기술
SQL, Python`,
    read: {
      name: '홍길동',
      email: 'gildong@example.com',
      work: [['데이터 엔지니어 | 주식회사 한빛 | 2020-01–now', '마흔 팀의 창고를 구축']],
      education: ['서울대학교 컴퓨터공학 | 2012-03–2016-02'],
      skills: ['SQL, Python'],
    },
  },
]

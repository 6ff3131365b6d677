import type { PaperLook } from '../careers/cvs/schemas.ts'
import type { ResumeContent } from '../careers/resumes/schemas.ts'

export type PaperLanguage = PaperLook['language']

/** In the order in which they are printed. */
export const PRINTED_SECTIONS = [
  'work',
  'projects',
  'volunteer',
  'education',
  'skills',
  'languages',
  'certificates',
  'awards',
  'publications',
  'interests',
  'references',
] as const satisfies readonly Exclude<keyof ResumeContent, 'basics'>[]

export interface PaperWords {
  /** Instead of a name, when there is none. */
  cv: string
  summary: string
  /** The end of what goes on. */
  present: string
  sections: Record<(typeof PRINTED_SECTIONS)[number], string>
}

const sections = (...headings: string[]) =>
  Object.fromEntries(
    PRINTED_SECTIONS.map((section, index) => [section, headings[index]!]),
  ) as PaperWords['sections']

/** What papers say themselves. Everything else on them comes from the résumé or the letter. */
export const WORDS: Record<PaperLanguage, PaperWords> = {
  en: {
    cv: 'Curriculum vitae',
    summary: 'Profile',
    present: 'Present',
    sections: sections(
      'Experience',
      'Projects',
      'Volunteering',
      'Education',
      'Skills',
      'Languages',
      'Certificates',
      'Awards',
      'Publications',
      'Interests',
      'References',
    ),
  },
  de: {
    cv: 'Lebenslauf',
    summary: 'Profil',
    present: 'heute',
    sections: sections(
      'Berufserfahrung',
      'Projekte',
      'Ehrenamt',
      'Ausbildung',
      'Kenntnisse',
      'Sprachen',
      'Zertifikate',
      'Auszeichnungen',
      'Veröffentlichungen',
      'Interessen',
      'Referenzen',
    ),
  },
  fr: {
    cv: 'Curriculum vitae',
    summary: 'Profil',
    present: 'aujourd’hui',
    sections: sections(
      'Expérience professionnelle',
      'Projets',
      'Bénévolat',
      'Formation',
      'Compétences',
      'Langues',
      'Certifications',
      'Distinctions',
      'Publications',
      'Centres d’intérêt',
      'Références',
    ),
  },
  es: {
    cv: 'Currículum',
    summary: 'Perfil',
    present: 'actualidad',
    sections: sections(
      'Experiencia',
      'Proyectos',
      'Voluntariado',
      'Formación',
      'Competencias',
      'Idiomas',
      'Certificados',
      'Premios',
      'Publicaciones',
      'Intereses',
      'Referencias',
    ),
  },
  it: {
    cv: 'Curriculum vitae',
    summary: 'Profilo',
    present: 'oggi',
    sections: sections(
      'Esperienza',
      'Progetti',
      'Volontariato',
      'Formazione',
      'Competenze',
      'Lingue',
      'Certificazioni',
      'Riconoscimenti',
      'Pubblicazioni',
      'Interessi',
      'Referenze',
    ),
  },
  pt: {
    cv: 'Currículo',
    summary: 'Perfil',
    present: 'atualmente',
    sections: sections(
      'Experiência',
      'Projetos',
      'Voluntariado',
      'Formação',
      'Competências',
      'Idiomas',
      'Certificados',
      'Prémios',
      'Publicações',
      'Interesses',
      'Referências',
    ),
  },
  cs: {
    cv: 'Životopis',
    summary: 'Profil',
    present: 'dosud',
    sections: sections(
      'Praxe',
      'Projekty',
      'Dobrovolnictví',
      'Vzdělání',
      'Dovednosti',
      'Jazyky',
      'Certifikáty',
      'Ocenění',
      'Publikace',
      'Zájmy',
      'Reference',
    ),
  },
  ja: {
    cv: '履歴書',
    summary: '自己紹介',
    present: '現在',
    sections: sections(
      '職歴',
      'プロジェクト',
      'ボランティア活動',
      '学歴',
      'スキル',
      '語学',
      '資格',
      '受賞歴',
      '著作・論文',
      '趣味・関心',
      '推薦者',
    ),
  },
  he: {
    cv: 'קורות חיים',
    summary: 'פרופיל',
    present: 'היום',
    sections: sections(
      'ניסיון תעסוקתי',
      'פרויקטים',
      'התנדבות',
      'השכלה',
      'כישורים',
      'שפות',
      'הסמכות',
      'פרסים',
      'פרסומים',
      'תחומי עניין',
      'ממליצים',
    ),
  },
}

export const directionOf = (language: PaperLanguage) => (language === 'he' ? 'rtl' : 'ltr')

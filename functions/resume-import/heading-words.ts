// What people call the parts of a résumé, by language. A name stands for itself and, when `ends` are given, for every
// short heading that ends so.
import type { Section } from '../../services/careers/resumes/schemas.ts'

/** `contact`, `summary` and `other` are no lists of a résumé; `other` is left out. */
export type Part = Section | 'summary' | 'contact' | 'other'

const split = (text: string) => text.split('|').map((name) => name.trim())

export const NAMES: Record<Part, string[]> = {
  work: split(
    'experience|work experience|professional experience|employment|employment history|work history|career history|career|professional background|relevant experience|positions|jobs|' +
      'berufserfahrung|beruflicher werdegang|werdegang|berufspraxis|praktische erfahrung|berufliche erfahrung|beruflicher hintergrund|tätigkeiten|berufliche stationen|praktika|' +
      'expérience|expériences|expérience professionnelle|expériences professionnelles|parcours professionnel|emplois|' +
      'experiencia|experiencia profesional|experiencia laboral|trayectoria profesional|' +
      'esperienza|esperienze|esperienza lavorativa|esperienze lavorative|esperienza professionale|esperienze professionali|' +
      'experiência|experiência profissional|experiências profissionais|percurso profissional|histórico profissional|' +
      'ervaring|werkervaring|loopbaan|arbetslivserfarenhet|arbetserfarenhet|erfarenhet|anställningar|arbeidserfaring|erhvervserfaring|erfaring|työkokemus|' +
      'doświadczenie|doświadczenie zawodowe|przebieg kariery|pracovní zkušenosti|praxe|zkušenosti|munkatapasztalat|szakmai tapasztalat|iş deneyimi|deneyim|' +
      'опыт работы|опыт|трудовой опыт|досвід роботи|職歴|職務経歴|職務経歴書|経歴|工作经历|工作經歷|工作经验|工作經驗|경력|경력사항|경력 사항|' +
      'الخبرة|الخبرات|الخبرة العملية|الخبرات العملية|خبرات العمل|الخبرة المهنية|ניסיון תעסוקתי|ניסיון מקצועי|ניסיון|εργασιακή εμπειρία|επαγγελματική εμπειρία',
  ),
  volunteer: split(
    'volunteer|volunteering|volunteer experience|volunteer work|involvement|campus involvement|on campus involvement|community involvement|community service|extracurricular activities|activities|leadership and activities|leadership experience|' +
      'ehrenamt|ehrenamtliches engagement|ehrenamtliche tätigkeit|ehrenamtliche tätigkeiten|engagement|soziales engagement|freiwilligenarbeit|' +
      'bénévolat|engagement associatif|vie associative|expérience bénévole|voluntariado|volontariato|trabalho voluntário|vrijwilligerswerk|ideellt arbete|ideella uppdrag|frivilligt arbejde|frivillig|wolontariat|dobrovolnictví|волонтёрство|волонтерство|ボランティア|ボランティア活動|志愿者经历|봉사활동|التطوع|العمل التطوعي|התנדבות',
  ),
  education: split(
    'education|education and training|academic background|academic history|academics|qualifications|studies|' +
      'ausbildung|bildung|bildungsweg|studium|schulbildung|akademischer werdegang|akademische ausbildung|hochschulstudium|schule|formation|formations|études|parcours académique|diplômes|' +
      'educación|formación|formación académica|estudios|istruzione|formazione|istruzione e formazione|titoli di studio|educação|formação|formação académica|formação acadêmica|habilitações|' +
      'opleiding|opleidingen|utbildning|utdanning|uddannelse|koulutus|wykształcenie|edukacja|vzdělání|vzdelanie|tanulmányok|eğitim|образование|освіта|学歴|教育背景|教育经历|教育經歷|학력|학력사항|التعليم|المؤهلات العلمية|המؤهلات|השכלה|εκπαίδευση',
  ),
  projects: split(
    'projects|project|personal projects|side projects|selected projects|key projects|open source|open source projects|projekte|projekt|ausgewählte projekte|projets|projet|projets personnels|proyectos|progetti|projetos|projecten|projekter|projektit|projekty|projektek|projeler|проекты|プロジェクト|项目经历|项目经验|專案經歷|프로젝트|المشاريع|مشاريع|פרויקטים',
  ),
  skills: split(
    'skills|technical skills|core skills|key skills|skills and tools|technologies|tech stack|core competencies|competencies|technical proficiencies|areas of expertise|expertise|tools|programming languages|skill set|top skills|' +
      'kenntnisse|fähigkeiten|kompetenzen|it-kenntnisse|edv-kenntnisse|fachkenntnisse|technische kenntnisse|kenntnisse und fähigkeiten|compétences|compétences techniques|compétences clés|habilidades|competencias|conocimientos|aptitudes|' +
      'competenze|competenze tecniche|capacità|competências|habilidades técnicas|vaardigheden|competenties|kompetenser|färdigheter|ferdigheter|kompetencer|færdigheder|taidot|umiejętności|dovednosti|znalosti|készségek|yetenekler|beceriler|' +
      'навыки|ключевые навыки|навички|スキル|活かせる経験・知識・技術|技能|专业技能|專業技能|기술|보유기술|المهارات|מיומנויות|כישורים|δεξιότητες',
  ),
  languages: split(
    'languages|language|language skills|sprachen|sprachkenntnisse|langues|idiomas|lingue|competenze linguistiche|línguas|talen|talenkennis|språk|språkkunskaper|sprog|kielet|kielitaito|języki|języki obce|jazyky|jazykové znalosti|nyelvtudás|diller|языки|знание языков|мови|語学|语言|語言|외국어|اللغات|שפות|γλώσσες',
  ),
  certificates: split(
    'certificates|certifications|certification|licenses|licences|licenses and certifications|courses|training|zertifikate|zertifizierungen|weiterbildung|weiterbildungen|fortbildungen|kurse|certificats|formations complémentaires|certificados|certificaciones|cursos|certificazioni|certificati|corsi|certificações|certificaten|certificeringen|cursussen|certifikat|kurser|sertifikaatit|certyfikaty|kursy|kurzy|certifikáty|sertifikalar|сертификаты|курсы|資格|免許・資格|免許|证书|證照|자격증|الشهادات|הסמכות|קורסים',
  ),
  awards: split(
    'awards|honors|honours|honors and awards|awards and honors|achievements|accomplishments|prizes|scholarships|auszeichnungen|preise|ehrungen|erfolge|distinctions|prix|récompenses|premios|logros|premi|riconoscimenti|prémios|prêmios|prijzen|onderscheidingen|utmärkelser|priser|nagrody|osiągnięcia|ocenění|ödüller|награды|достижения|受賞歴|賞罰|获奖|수상|الجوائز|פרסים',
  ),
  publications: split(
    'publications|papers|selected publications|patents|talks|veröffentlichungen|publikationen|publicaciones|pubblicazioni|publicações|publicaties|publikationer|publikasjoner|julkaisut|publikacje|publikace|yayınlar|публикации|論文|出版物|논문|المنشورات|פרסומים',
  ),
  interests: split(
    "interests|hobbies|hobbies and interests|interessen|hobbys|interessen und hobbys|freizeit|intérêts|centres d’intérêt|centres d'intérêt|loisirs|intereses|aficiones|interessi|hobby|interesses|passatempos|hobby's|intressen|fritid|interesser|harrastukset|zainteresowania|zájmy|hobiler|интересы|увлечения|хобби|趣味|趣味・特技|兴趣爱好|취미|الاهتمامات|الهوايات|תחביבים",
  ),
  references: split(
    'references|referees|referenzen|références|referencias|referenze|referências|referenties|referenser|referanser|referencer|suosittelijat|referencje|reference|referanslar|рекомендации|推薦人|المراجع|ממליצים',
  ),
  summary: split(
    'summary|professional summary|profile|professional profile|about|about me|objective|career objective|executive summary|personal statement|profil|kurzprofil|über mich|zusammenfassung|persönliches profil|résumé|à propos|profil professionnel|objectif|perfil|perfil profesional|resumen|sobre mí|objetivo|profilo|profilo professionale|chi sono|riepilogo|resumo|sobre mim|perfil profissional|profiel|over mij|samenvatting|sammanfattning|om mig|sammendrag|om meg|resumé|profiili|podsumowanie|o mnie|profil zawodowy|o mně|shrnutí|özet|hakkımda|о себе|обо мне|自己pr|自己紹介|職務要約|个人简介|自我评价|자기소개|نبذة|نبذة عني|الملخص|الملف الشخصي|פרופיל|תקציר|אודות',
  ),
  contact: split(
    'contact|contact information|contact details|personal details|personal information|personal data|kontakt|kontaktdaten|persönliche daten|persönliche angaben|zur person|coordonnées|informations personnelles|contacto|datos personales|contatti|dati personali|contatto|contato|dados pessoais|contactgegevens|persoonlijke gegevens|personlig information|personuppgifter|dane osobowe|osobní údaje|iletişim|контакты|личные данные|連絡先|联系方式|个人信息|연락처|معلومات الاتصال|البيانات الشخصية|פרטים אישיים',
  ),
  other: split(
    'strengths|focus areas|links|additional information|miscellaneous|sonstiges|divers|otros|altro|anlagen|志望動機|本人希望記入欄|declaration|stärken|points forts|my life philosophy|a day of my life|most proud of',
  ),
}

/** Headings that are not in the list but end, or begin, with one of these. */
export const ENDINGS: [RegExp, Part][] = [
  [
    /^(volunteer|community|leadership|extracurricular|campus)\b.*(experience|involvement|activities|work|service)$/,
    'volunteer',
  ],
  [/\binvolvement$/, 'volunteer'],
  [/\b(projects?)$/, 'projects'],
  [
    /\b(work|professional|industry|relevant|teaching|research|internship|additional|other|selected|prior|previous|military|freelance|consulting|engineering|international) experiences?$/,
    'work',
  ],
  [/\b(skills|technologies|competencies)$/, 'skills'],
  [/^(technical|core|key|professional) (skills|tools|competences)/, 'skills'],
  [/\b(publications|presentations)$/, 'publications'],
  [/\b(certifications?|certificates)$/, 'certificates'],
  [/\b(awards|honou?rs)$/, 'awards'],
  [/(kenntnisse|fähigkeiten)$/, 'skills'],
  [/(erfahrungen?|tätigkeiten?)$/, 'work'],
  [/(ausbildung)$/, 'education'],
]

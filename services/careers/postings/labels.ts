// Labels beside the facts of a posting, in the languages that postings are written in.
import { fold } from './plain-words.ts'

export type LabelledField =
  | 'company'
  | 'location'
  | 'salary'
  | 'employment'
  | 'department'
  | 'remote'
  | 'posted'
  | 'until'
  | 'level'
  | 'identifier'
  | 'contact'
  | 'title'

// biome-ignore format: one line a field and language group.
const LABELS: Record<LabelledField, string> = {
  company:
    'company|company name|employer|organization|organisation|hiring company|unternehmen|firma|arbeitgeber|entreprise|societe|employeur|empresa|compania|azienda|societa|bedrijf|werkgever|spolecnost|zamestnavatel|spolocnost|firmy|pracodawca|foretag|arbetsgivare|virksomhed|arbejdsgiver|bedrift|arbeidsgiver|yritys|tyonantaja|ceg|munkaltato|companie|angajator|компания|работодатель|компанія|роботодавець|会社|会社名|企業名|şirket|sirket|isveren',
  location:
    'location|locations|job location|work location|place of work|office location|city|where|based in|based|standort|standorte|arbeitsort|einsatzort|ort|dienstort|lieu|lieu de travail|localisation|ville|localite|ubicacion|lugar|lugar de trabajo|ciudad|localidad|localizacion|sede|luogo|luogo di lavoro|citta|sede di lavoro|local|local de trabalho|cidade|locatie|plaats|standplaats|werklocatie|misto vykonu prace|misto|lokalita|pracoviste|miesto|miesto vykonu prace|lokalizacja|miejsce pracy|miasto|ort och region|plats|arbetsort|sted|arbejdssted|arbeidssted|sijainti|paikkakunta|helyszin|munkavegzes helye|locatie|oras|loc de munca|город|место работы|локация|місто|місце роботи|勤務地|勤務場所|工作地点|근무지|konum|sehir|calisma yeri',
  salary:
    'salary|pay|compensation|salary range|pay range|base salary|base pay|rate|remuneration|gehalt|gehaltsrahmen|vergutung|bezahlung|lohn|jahresgehalt|monatsgehalt|verdienst|gehaltsspanne|salaire|remuneration|fourchette de salaire|salario|sueldo|retribucion|banda salarial|rango salarial|stipendio|retribuzione|ral|salario|remuneracao|salaris|loon|plat|mzda|odmena|platove ohodnoceni|mzdove ohodnoceni|nabizena mzda|mzdove podmienky|wynagrodzenie|pensja|widelki|lon|loon|palkka|fizetes|ber|salariu|зарплата|заработная плата|оклад|оплата|給与|年収|月給|薪资|maas|ucret|hourly rate|day rate|tagessatz|tjm',
  employment:
    'employment type|employment|job type|contract type|contract|type|type of employment|position type|commitment|working time|working hours|schedule|time type|beschaftigungsart|anstellungsart|arbeitszeit|vertragsart|arbeitsverhaltnis|art der anstellung|umfang|type de contrat|contrat|temps de travail|tipo de contrato|contrato|jornada|jornada laboral|tipo de jornada|tipo di contratto|contratto|orario|tipo de emprego|regime|dienstverband|contractvorm|typ uvazku|uvazek|typ pracovniho pomeru|druh pracovniho pomeru|druh pracovneho pomeru|pracovni uvazek|druh zamestnani|pracovny uvazok|typ umowy|rodzaj umowy|wymiar pracy|etat|wymiar etatu|anstallningsform|omfattning|ansaettelsesform|ansettelsesform|tyosuhde|foglalkoztatas|munkaido|tip job|tip contract|занятость|тип занятости|график работы|вид занятости|зайнятість|雇用形態|勤務形態|calisma sekli|employment status',
  department:
    'department|team|division|business unit|function|abteilung|bereich|fachbereich|departement|service|equipe|departamento|area|reparto|dipartimento|afdeling|oddeleni|dzial|avdelning|afdeling|avdeling|osasto|отдел|отделение|підрозділ|部署|departman',
  remote:
    'remote|remote work|workplace|workplace type|work model|work mode|working model|work type|work arrangement|location type|arbeitsmodell|homeoffice|home office|mobiles arbeiten|arbeitsweise|teletravail|mode de travail|modalidad|modalidad de trabajo|modalita|modalita di lavoro|modalidade|werkplek|thuiswerken|prace z domova|home-office|forma prace|tryb pracy|model pracy|distansarbete|arbetssatt|формат работы|удаленная работа|формат роботи|リモートワーク|働き方|calisma modeli',
  posted:
    'posted|date posted|posted on|published|publication date|posting date|published on|listed|veroffentlicht|veroffentlicht am|veroffentlichungsdatum|online seit|publie le|date de publication|publie|publicado|fecha de publicacion|publicada|pubblicato|data di pubblicazione|publicado em|geplaatst|geplaatst op|datum zverejneni|zverejneno|zverejnene|vlozeno|data publikacji|opublikowano|publicerad|publicerat|publiceret|publisert|julkaistu|опубликовано|дата публикации|опубліковано|掲載日|yayin tarihi',
  until:
    'apply by|deadline|application deadline|closing date|closes|closes on|apply before|valid until|valid through|expires|expires on|applications close|bewerbungsfrist|bewerbungsschluss|bewerben bis|gultig bis|date limite|date limite de candidature|fecha limite|plazo|cierre|fecha de cierre|scadenza|scade il|prazo|inscricoes ate|sluitingsdatum|reageren voor|uzaverka|konec inzerce|platnost do|termin|wazne do|aplikuj do|sista ansokningsdag|ansok senast|ansogningsfrist|soknadsfrist|hakuaika paattyy|дата закрытия|до|応募締切|son basvuru tarihi',
  level:
    'seniority|seniority level|level|experience level|career level|experience|karrierestufe|erfahrungslevel|berufserfahrung|niveau|niveau d\'experience|experience requise|nivel|nivel de experiencia|experiencia|seniorita|uroven|uroven pracovnich zkusenosti|poziom|poziom stanowiska|erfarenhetsniva|уровень|опыт|経験|seviye',
  identifier:
    'job id|reference|ref|reference number|job reference|requisition id|req id|job number|id|reference no|kennziffer|referenznummer|referenz|stellen-id|stellennummer|referencia|riferimento|referentie|cislo nabidky|id nabidky|nr ref|numer referencyjny|номер вакансии',
  contact:
    'contact|contact person|recruiter|hiring manager|kontakt|ansprechpartner|ansprechpartnerin|ihr kontakt|ihre ansprechpartnerin|personne a contacter|contacto|persona de contacto|contatto|contato|contactpersoon|kontaktni osoba|kontaktna osoba|osoba kontaktowa|kontaktperson|контактное лицо|контакт',
  title:
    'position|job title|role|title|job|stelle|stellenbezeichnung|jobtitel|poste|intitule du poste|intitule|puesto|posicion|cargo|posizione|vaga|functie|pozice|nazev pozice|pozicia|stanowisko|tjanst|stilling|tehtava|munkakor|должность|вакансия|посада|職種|pozisyon',
}

const byLabel = new Map<string, LabelledField>()
for (const [field, labels] of Object.entries(LABELS) as [LabelledField, string][])
  for (const label of labels.split('|')) if (!byLabel.has(fold(label))) byLabel.set(fold(label), field)

/** What a label names; null for any other text. */
export function labelled(text: string): LabelledField | null {
  if (text.length > 50) return null
  const label = fold(text)
    .replace(/^[^\p{L}]+/u, '')
    .replace(/\s*[(（][^)）]{0,30}[)）]/u, '')
    .replace(/[\s:：*.–—-]+$/u, '')
    .trim()
  return byLabel.get(label) ?? null
}

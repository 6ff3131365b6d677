// Signs of what a short text is: a title, an employer, a school, a degree or a place.

const TITLE =
  /(?:^|[^\p{L}])(?:engineer|developer|programmer|architect|manager|director|head|lead|leader|chief|officer|c[efiot]o|cto|cpo|cmo|ciso|president|vp|vice|founder|co-?founder|owner|partner|consultant|analyst|scientist|researcher|designer|artist|writer|editor|journalist|author|translator|teacher|tutor|lecturer|professor|instructor|trainer|coach|assistant|associate|specialist|coordinator|administrator|admin|accountant|auditor|clerk|secretary|receptionist|nurse|doctor|physician|pharmacist|therapist|technician|mechanic|electrician|operator|driver|pilot|chef|cook|waiter|waitress|barista|bartender|cashier|salesperson|representative|recruiter|buyer|planner|strategist|advisor|adviser|counsel|lawyer|attorney|paralegal|intern|internship|trainee|apprentice|fellow|student|volunteer|member|mentor|freelancer?|contractor|self[- ]employed|composer|curator|musician|photographer|producer|maintainer|creator|contributor|supervisor|foreman|controller|treasurer|tester|qa|sre|devops|tlm|ic|dba|webmaster|scrum master|product owner|principal|agent|executive|ambassador|captain|guard|worker|helper|organizer|host|investigator|superintendent|librarian|postdoc|statistician|economist|technologist|team member|crew)s?(?=$|[^\p{L}])/iu
const TITLE_PARTS =
  /(?:entwickler|ingenieur|architekt|leiter|berater|assistent|referent|kauf(?:mann|frau)|techniker|informatiker|mechaniker|sachbearbeiter|lehrer|lehrbeauftragt|dozent|werkstudent|praktikant|praktikum|aushilfe|geschäftsführ|vorstand|projektleit|teamleit|abteilungsleit|meister|pfleger|verkäufer|redakteur|gestalter|forscher|mitarbeiter|auszubildend|développeu|ingénieur|chef(?:fe)? d|responsable|directeur|directrice|consultant|stagiaire|chargé|gestionnaire|analyste|technicien|assistant|vendeu|enseignant|comptable|rédact|chercheu|concepteur|desarrollador|ingenier[oa]|gerente|jef[ea] de|director|analista|consultor|becari[oa]|práctic|técnic[oa]|profesor|programador|responsable|diseñador|sviluppat|ingegnere|responsabile|direttore|direttrice|consulente|impiegat|tirocin|stagista|progettista|desenvolvedor|engenheir|gestor|coordenador|estagiári|professor[ae]|ontwikkelaar|ingenieur|medewerker|adviseur|stagiair|docent|hoofd|utvecklare|ingenjör|chef|konsult|ansvarig|lärare|praktikant|säljare|udvikler|leder|utvikler|programist|inżynier|kierownik|dyrektor|specjalista|analityk|stażyst|nauczyciel|doradca|koordynator|vývojář|inženýr|vedoucí|ředitel|разработчик|инженер|менеджер|директор|руководител|аналитик|программист|специалист|консультант|стаж[её]р|преподавател|エンジニア|開発者|マネージャ|部長|課長|主任|担当|工程师|工程師|经理|經理|总监|开发|实习|开发者|엔지니어|개발자|매니저|팀장|مهندس|مطور|مدير|محلل|مساعد|מהנדס|מפתח|מנהל|מתכנת)/iu
const FIRM =
  /(?:^|[^\p{L}])(?:gmbh|mbh|ag|kg|ohg|gbr|se|ug|e\.? ?v\.?|inc|incorporated|corp|corporation|llc|llp|ltd|limited|plc|pty|co|company|group|gruppe|holdings?|bank|university|college|institute|institut|school|academy|hospital|clinic|foundation|agency|studios?|labs?|laboratory|laboratories|technologies|solutions|systems|software|consulting|partners|industries|ensemble|gallery|museum|ministry|city of|department of|airlines|insurance|hotel|restaurant|organi[sz]ation|association|society|société|sarl|sas|sasu|s\.a\.s?\.?|s\.?a\.?|eurl|cie|söhne|s\.?l\.?|s\.?r\.?l\.?|s\.?p\.?a\.?|ltda|lda|b\.?v\.?|n\.?v\.?|ab|oy|oyj|as|a\/s|aps|sp\. z o\. ?o\.?|s\.r\.o\.?|a\.s\.?|zrt|kft|a\.ş\.?|ооо|оао|зао|пао|ао|тов|hochschule|universität|université|universidad|università|universidade|universiteit|universitet|uniwersytet)\.?(?=$|[^\p{L}])|株式会社|有限会社|合同会社|大学|公司|集团|银行|주식회사|대학교|شركة|جامعة|חברת|אוניברסיט|[\p{L}]+(?:werke?|bank|haus|verlag|versicherung)(?=$|[^\p{L}])/iu
const SCHOOL =
  /universit|université|univerzit|uniwersytet|universidad|università|universidade|hochschule|college|school|schule|gymnasium|academ|akademie|institut|insa|polytechni|politecnic|politechnika|fakult|(?:^|[^\p{L}])(?:tu|fh|mit|eth|epfl|ucla|uc|eth zürich|kth|iut|lycée|école|ecole|liceo|liceu|lyceum|instituto|escuela|escola|scuola|faculdade|hogeschool|högskola|høgskole|szkoła|střední|вуз|мгу|нту)(?=$|[^\p{L}])|大学|大學|学校|高校|学院|대학|университет|институт|جامعة|كلية|מכללה|אוניברסיט/iu
const DEGREE =
  /(?:^|[^\p{L}])(?:b\.?\s?sc?|b\.?\s?a|b\.?\s?eng|b\.?\s?tech|m\.?\s?sc?|m\.?\s?a|m\.?\s?eng|m\.?\s?tech|m\.?b\.?a|ph\.?\s?d|d\.?phil|m\.?phil|bachelor|master|magister|doctor|doctorate|doctoral|diploma|diplôme|diplom|dipl|promotion|staatsexamen|abitur|licence|maîtrise|bts|dut|baccalauréat|licenciatura|licenciad[oa]|grado|grado en|máster|maestría|doctorado|laurea|dottorato|mestrado|bacharelado|doutoramento|associate|a\.a\.?s?|certificate|minor|major|ged|high school diploma|kandidat|kandidatexamen|civilingenjör|magisterexamen|licencjat|inżynier|mgr|ing|bc|бакалавр|магистр|специалист)(?=$|[^\p{L}])|学士|修士|博士|本科|硕士|학사|석사|بكالوريوس|ماجستير|תואר/iu

export const isTitle = (text: string) => TITLE.test(text) || TITLE_PARTS.test(text)
export const isFirm = (text: string) => FIRM.test(text)
export const isSchool = (text: string) => SCHOOL.test(text)
export const isDegree = (text: string) => DEGREE.test(text)

/** Above zero for a title, below for an employer. */
export function titleScore(text: string): number {
  return (isTitle(text) ? 2 : 0) - (isFirm(text) ? 1.5 : 0)
}

const COUNTRIES =
  'usa|us|u\\.s\\.a?\\.?|united states|uk|u\\.k\\.|united kingdom|england|scotland|ireland|germany|deutschland|france|spain|españa|italy|italia|portugal|netherlands|nederland|belgium|belgique|switzerland|schweiz|suisse|austria|österreich|poland|polska|czech republic|czechia|sweden|sverige|norway|norge|denmark|danmark|finland|suomi|canada|mexico|méxico|brazil|brasil|argentina|chile|colombia|india|china|japan|singapore|australia|new zealand|israel|turkey|türkiye|greece|romania|hungary|ukraine|russia|south korea|korea|taiwan|hong kong|uae|united arab emirates|egypt|south africa|nigeria|kenya|pakistan|bangladesh|indonesia|malaysia|philippines|vietnam|thailand|luxembourg|estonia|latvia|lithuania|croatia|serbia|slovenia|slovakia|bulgaria'
const US_STATES =
  'ohio|california|texas|florida|new york|illinois|washington|massachusetts|georgia|virginia|colorado|oregon|arizona|michigan|pennsylvania|new jersey|north carolina|utah|minnesota|maryland|indiana|tennessee|wisconsin|missouri'
const PLACE = new RegExp(
  String.raw`^(?:remote|hybrid|on-?site|home ?office|télétravail|(?:[\p{Lu}][\p{L}.'’-]*(?:[ -][\p{L}.'’-]+){0,3})(?:, ?[\p{Lu}][\p{L} -]{2,30}(?=, ?(?:${COUNTRIES})$))?, ?(?:[A-Z]{2}|${COUNTRIES}|${US_STATES})(?:,? \d{5})?(?:, ?(?:${COUNTRIES}))?(?: ?\((?:remote|hybrid|on-?site)\))?|${COUNTRIES}|${US_STATES})$`,
  'iu',
)
const CITIES = new Set(
  'berlin|hamburg|münchen|munich|köln|cologne|frankfurt|stuttgart|düsseldorf|leipzig|dresden|bremen|hannover|nürnberg|augsburg|bonn|wien|vienna|graz|zürich|zurich|bern|basel|genf|genève|geneva|lausanne|paris|lyon|marseille|toulouse|nantes|lille|bordeaux|nice|strasbourg|london|manchester|edinburgh|dublin|madrid|barcelona|valencia|sevilla|lisboa|lisbon|porto|roma|rome|milano|milan|torino|napoli|bologna|amsterdam|rotterdam|utrecht|den haag|brussels|bruxelles|antwerpen|stockholm|göteborg|malmö|oslo|bergen|copenhagen|københavn|helsinki|warszawa|warsaw|kraków|wrocław|gdańsk|poznań|praha|prague|brno|budapest|bucharest|sofia|athens|istanbul|ankara|kyiv|moscow|москва|санкт-петербург|tokyo|東京|osaka|大阪|seoul|서울|beijing|北京|shanghai|上海|shenzhen|singapore|hong kong|taipei|bangalore|bengaluru|mumbai|delhi|new delhi|hyderabad|chennai|pune|sydney|melbourne|toronto|montreal|vancouver|new york|nyc|san francisco|los angeles|seattle|boston|chicago|austin|denver|atlanta|washington|miami|dallas|houston|portland|san diego|san jose|palo alto|mountain view|cairo|القاهرة|dubai|دبي|tel aviv|תל אביב|são paulo|rio de janeiro|buenos aires|mexico city|ciudad de méxico|bogotá|santiago|lima|nairobi|lagos|cape town|johannesburg'.split(
    '|',
  ),
)

export const isPlace = (text: string) =>
  PLACE.test(text.trim()) ||
  CITIES.has(text.trim().toLowerCase()) ||
  /^(?:greater )?[\p{Lu}][\p{L}. -]+ (?:area|region|metropolitan area)(?:,.*)?$/iu.test(text.trim())

const DURATION =
  /^[(（]?\s*(?:\d+\s*(?:years?|yrs?|jahre?n?|ans?|années?|años?|anni?|anos?|jaar|år|lat|lata|rok[uy]?|roky|let|лет|года?|年)(?:[\s,.]*(?:and|und|et|y|e|en|och|i|и)?\s*\d+\s*(?:months?|mos?|monate?n?|mois|mes(?:es)?|mesi|maanden|månader|miesi[ęą]c\p{L}*|мес\p{L}*|か月|ヶ月|个月))?|\d+\s*(?:months?|mos?|monate?n?|mois|mes(?:es)?|mesi|maanden|månader|miesi[ęą]c\p{L}*|мес\p{L}*|か月|ヶ月))\.?\s*[)）]?$/iu
/** "4 ans et 5 mois", "2 years 10 months": it follows from the dates. */
export const isDuration = (text: string) => DURATION.test(text.trim())

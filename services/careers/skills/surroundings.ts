// What the text right before or after a homograph says about it.

/** Ends with words after which a skill is named. */
const NAMES_A_SKILL =
  /(?:(?:^|[\s(/,])(?:in|with|using|of|like|know|knows|learn|learning|write|writing|code|coding|programming|programs?|scripting|languages?|frameworks?|tools?|stack|technologies|technology|skills?|software|e\.g\.|i\.e\.|eg|including|includes?|such as|especially|preferably|ideally|via|experience|knowledge|proficiency|proficient|expertise|expert|advanced|modern|microsoft|ms|apache|google|adobe|hashicorp|atlassian|mit|avec|en|con|em|med|met|w|ve|v|s|z|in den|kenntnisse|erfahrung|expérience|experiencia|znajomość|znalost|знание|опыт|на|в|с|und|to)[\s:,]*\(?|(?:engineer|developer|entwickler(?:in)?|développeu(?:r|se)|programmer|desarrollador|programista|programátor|разработчик|tester|architect)s?\s*[,(:–|/-]\s*)["'“„«]?$/iu

/** Words after which "in", "of" or "to" name no skill. */
const NOT_A_SKILL =
  /(?:believe|interested|ready|welcome|willing|able|want|going|need|love|access|due|how|commute|travel)\s(?:in|to|of)\s$/i

/** Begins with words that follow the name of a skill. */
const SPEAKS_OF_A_SKILL =
  /^["'”“»]?(?:\s*\(?(?:v?\d+(?:\.[\dx]+)*\+?\)?)|[\s-]+(?:developers?|engineers?|programm\w*|development|codebase|code|coding|script\w*|language|framework|library|libraries|experience|expertise|skills?|knowledge|proficiency|stack|ecosystem|apps?|services?|microservices?|components?|hooks|backends?|frontends?|back-end|front-end|apis?|sdk|modules?|packages?|templates?|version|projects?|databases?|spreadsheets?|documents?|macros?|formulas?|plugins?|runtime|toolchain|concurrency|goroutines|jobs|streaming|clusters?|pipelines?|dashboards?|charts?|cookbooks?|manifests?|certification|certified|entwickl\w*|programmier\w*|kenntnisse|erfahrung|-?entwicklung|scripts?|syntax|applications|web|router|playbooks?|workflows?|prototypes?|mockups?|files|tests?|testing)\b|[\s-]разработ|[\s-]программ)/iu

/** Marks languages that are spoken, before and after their names. */
const SPEAKS_BEFORE =
  /(?:fluen(?:t|cy|tly)|native|proficien(?:t|cy)|business|conversational|speak\w*|spoken|written|writing|bilingual|good|excellent|strong|very good|advanced|basic|intermediate|perfect|professional|upper-intermediate|working|languages?|sprachen|sprachkenntnisse|langues?|idiomas?|języki|jazyky|языки|command|knowledge|level|skills?|verhandlungssicher\w*|fließend\w*|sehr gute?s?|gute?s?|sichere?s?|muttersprach\w*|courant|maîtrise|parlé|niveau|dominio|nivel|fluido|znajomość|znalost|знание|flytande|vloeiend|goede|beheersing)(?:\s+(?:of|in|the|de|del|du|l['’]|la|en|both|oral|written|spoken|and|języka|jazyka))*\s*[:,–-]?\s*\(?$/iu
const SPEAKS_AFTER =
  /^\s*(?:[(:–-]?\s*(?:[abc][12]\b|native|fluent\w*|mother tongue|business|conversational|intermediate|advanced|basic|muttersprach\w*|fließend|verhandlungssicher|courant|maternelle|nativo|upper|level|professional|proficien\w*)|[\s-]+(?:speak\w*|languages?|skills?|required|mandatory|proficiency|is (?:a |an )?(?:must|required|mandatory|plus|advantage|necessary|essential)|as a (?:second|foreign)|or equivalent|sprachkenntnisse|kenntnisse|in wort|on (?:a|an|at least)|at (?:a|an|least)|spoken|written|communication|muy|level|teacher|tutor|translation|\((?:written|spoken|[abc][12]|fluent|native)|niveau|knowledge|a must))/iu
const IS_ABOUT_A_PLACE =
  /^[\s-]+(?:market|compan|client|customer|team|law|startup|start-up|bank|school|government|citizen|office|subsidiary|econom|industr|mittelstand|football|food|cuisine|wine|people|founder|region|work permit|passport|tax|labor|labour|legislation|gaap|accounting|business(?:es)?\b|partners?\b|users?\b|speaking countries|america|literature)/i

export const namesASkill = (before: string): boolean =>
  NAMES_A_SKILL.test(before) && !NOT_A_SKILL.test(before)
export const speaksOfASkill = (after: string): boolean => SPEAKS_OF_A_SKILL.test(after)
export const isSpoken = (before: string, after: string): boolean =>
  !isAboutAPlace(after) && (SPEAKS_BEFORE.test(before) || SPEAKS_AFTER.test(after))
export const isAboutAPlace = (after: string): boolean => IS_ABOUT_A_PLACE.test(after)

/** Between two items of one list, also across lines. */
export const LIST_GAP =
  /^(?:\s*\((?:[^()\n]{0,40})\)|\s+v?\d+(?:\.[\dx]+)*\+?)?\s*(?:[,;:/|·•+&–-]|\b(?:and|or|und|oder|et|ou|y|o|e|i|a|og|och|en|of|nebo|lub|и|или)\b|\n|, etc)\s*(?:[-*•–]\s*)?(?:(?:and|or|und|oder|et|ou|y|and\/or|e\.g\.|as well as|sowie|plus)\s+)?\(?\s*$/iu

/** Whether the line is written in capitals or in title case, where a capital says nothing. */
export function isTitle(line: string): boolean {
  const words = line.match(/\p{L}{2,}/gu) ?? []
  const long = words.filter((word) => word.length > 3)
  return long.length >= 2 && long.filter((word) => /^\p{Lu}/u.test(word)).length / long.length > 0.6
}

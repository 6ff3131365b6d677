// Words that may stand for each other without a new claim, in groups. A word in several groups is not a bridge
// between them.
import { stemOf } from '../words.ts'

const GROUPS = `
build develop create implement write program construct engineer code author make
improve enhance optimise refine better upgrade boost
reduce lower decrease cut shrink shorten minimize drop trim slash | increase grow raise expand boost rise
accelerate speed quicken faster | lead manage head direct supervise oversee | manage administer handle
mentor coach guide advise | teach train instruct educate
help assist support aid contribute collaborate participate involve join
maintain support operate keep upkeep service | operate run
deploy release ship launch deliver roll rollout publish | migrate move port transition shift transfer
replace substitute swap | test check verify validate | analyse examine study evaluate assess investigate
research investigate explore study | review inspect check examine | monitor track observe watch
measure track quantify | document record describe write | present show demonstrate | speak talk present
report inform | communicate liaise coordinate | coordinate organise organize arrange schedule plan
organise organize | plan schedule | design devise | automate automatic automation
integrate connect combine link incorporate | refactor restructure rewrite rework redesign
debug fix repair resolve solve troubleshoot correct | diagnose troubleshoot debug
set configure setup install | configure install | introduce establish adopt implement bring roll
establish set create | start begin launch initiate kick | finish complete finalize | sell sale
buy purchase procure acquire | hire recruit | negotiate bargain | save cut reduce
win earn receive get gain obtain | award prize | earn gain | conduct run perform carry hold execute do
achieve reach attain accomplish meet | responsible charge accountable | present give hold deliver
speak give talk | administer administrate manage | host organise organize hold | participate attend
define specify describe | specify define | client account | supervise oversee | screen review | shift turn
guest visitor | visitor guest | attendee participant visitor | participant attendee | crash failure
alert alarm | rewrite rebuild reimplement | legacy existing | existing legacy | rank place
simplify streamline | streamline simplify | standardise standardize unify | clarify explain
explain clarify | assess evaluate audit | collect capture gather record | capture collect record
recommend suggest propose | suggest propose recommend | approve authorise authorize
arrange organise organize | assemble build | renovate modernise modernize | modernise modernize update
answer respond reply | handle process manage serve | serve process support | store save keep persist
load import | extract pull | collect gather | clean cleanse | convert transform translate | transform change
update refresh modernize | translate localize | prepare produce draft | produce create generate
generate create | draft write | edit revise | compile prepare | calculate compute | forecast predict
visualize display chart plot | host run | query search | find identify detect discover
identify detect spot recognize | prevent avoid | remove eliminate delete | eliminate remove end
ensure guarantee secure | secure protect | encrypt secure | scale grow expand
use apply employ utilize leverage | apply use | utilize use leverage | provide supply offer give deliver
give provide deliver | allow enable let | people person member individual
people staff employee worker colleague | staff employee personnel | colleague coworker teammate
customer client | user users | purchaser buyer | team group crew squad | group team
department division unit | company firm business organisation organization | job task
task duty responsibility | duty responsibility | project initiative | program programme
software application app | application app | tool utility | website site web | site website | webpage page
api interface endpoint | interface ui | frontend front | backend back server | database db | server host
dataset data | pipeline workflow | workflow process | process procedure | bug defect issue error
issue problem ticket | error fault failure | failure outage incident | incident outage | downtime outage
latency delay response | response reply | speed performance | performance speed
cost expense spending spend | expense spending | revenue income turnover sale | profit margin | budget fund
price pricing | payment pay | invoice bill | billing invoice | order purchase | warehouse storage
document doc documentation | documentation docs guide manual | report reporting | paper article publication
article post | course class lesson | class lesson | student pupil learner | school academy | kid child
patient people | doctor physician | car vehicle automobile | phone mobile telephone | mobile phone
picture image photo | image photo | movie film video | machine computer | deep machine | chart graph diagram
dashboard report | meeting session | workshop training session | feature functionality capability
functionality function feature | function feature | component module part | module component | section part
version release | area field domain | field domain | stage phase step | phase step | goal objective target
target goal | result outcome | time duration | month monthly | week weekly | day daily
year yearly annual annum | quarter quarterly | hour hourly | percent percentage | number count amount
amount quantity volume | count number | rate ratio | half halve | halve reduce cut | double increase
usage use | double twofold twice | triple threefold | big large | large big | small little | new novel
old legacy | legacy old | fast quick rapid | quick fast | internal inhouse | automatic automated
several multiple various some few | multiple several various | many numerous | zero no without none
without no zero | never no | part portion | over across | familiar acquainted familiarity
knowledge familiarity know | know knowledge | skill proficient skilled proficiency | experience experienced
interest interested | begin start | summer summertime | university college | degree study
thesis dissertation | internship intern | code codebase | repository repo | environment env
container containerize | cloud clouds | infrastructure infra | authentication auth login
authorization permission | administrator admin | configuration config | message messaging | event events
store shop | shop store | newsletter mailing | email mail | tutor teach | quality qa | hospital clinic
restaurant diner | nurse care | ticket request | request call | call request | sort order rank
`

const groups: ReadonlySet<string>[] = GROUPS.trim()
  .split(/[|\n]/)
  .map((line) => new Set(line.trim().split(' ').map(stemOf)))

const byStem = new Map<string, ReadonlySet<string>[]>()
for (const group of groups) for (const stem of group) byStem.set(stem, [...(byStem.get(stem) ?? []), group])

export const areSynonyms = (a: string, b: string): boolean =>
  a === b || (byStem.get(a)?.some((group) => group.has(b)) ?? false)

/** What a word may be called more generally: an engineer is a person, a person need not be an engineer. */
const WIDER = `
engineer developer designer analyst manager colleague report student intern tester scientist consultant nurse teacher trainee > people
engineer developer designer analyst colleague > staff employee colleague
engineer developer > teammate
engineer developer designer analyst colleague people report member staff student scientist > team group
postgresql postgres mysql mariadb sqlite oracle mongodb redis cassandra > database datastore
minute hour day second month > time
react vue angular svelte > frontend
euro dollar pound usd eur gbp > money amount
website webshop > web
led manage supervise mentor coach > work
`
const wider = new Map<string, Set<string>>()
for (const line of WIDER.trim().split('\n')) {
  const [narrow = '', wide = ''] = line.split(' > ')
  for (const word of narrow.split(' ').map(stemOf))
    wider.set(word, new Set([...(wider.get(word) ?? []), ...wide.split(' ').map(stemOf)]))
}

/** Whether `word` says no more than one of the words that it comes from. */
export const isCovered = (word: string, by: Iterable<string>): boolean => {
  for (const source of by) if (areSynonyms(word, source) || wider.get(source)?.has(word)) return true
  return false
}

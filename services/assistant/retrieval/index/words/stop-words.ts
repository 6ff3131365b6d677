// English words that a question may have and no evidence needs.
const listed = (words: string) => words.trim().split(/\s+/)

/** Grammar, politeness and what people do with a shop as such. */
export const STOP_WORDS: ReadonlySet<string> = new Set(
  listed(`
  a about actually again ain all also am an and any anybody anyone anything anyway are aren as at be because been being
  both but by can cannot can't could couldn did didn do does doesn doing don done each either else ever every for from
  get gets getting give gives go goes going gonna got gotta had hadn has hasn have haven having he hello help her here
  hers hey hi him his how however i i'd i'll i'm i've if im in into is isn it it'd it's its itself just kind kindly know
  let lets like likes ll look looking lot lots many may maybe me might mine more most much must my myself need needs
  neither no nor not now of off oh ok okay on one ones only or other others our ours out over own per perhaps please
  possible possibly pretty probably quite rather re really right same say says see shall she should shouldn so some
  somebody someone something sort stuff such sure tell than thank thanks that that's the their theirs them then there
  there's these they they're thing things think this those though through to too u up upon us use ve very via want
  wanted wants was wasn way we we're well were weren what what's whatever when where where's which while who who's whom
  whose why will with within won wonder wondering would wouldn yeah yep yes yet you you're your yours yourself
  able available exactly currently guys sell sells selling sold buy buying offer offers carry stock shop store correct
  question ask long often around find found show tell t s d m since yes please yourselves always sometimes usually really
  today tonight tomorrow recommend suggest suggestion recommendation wife husband boss friend mom mum dad son daughter
  together good great nice best better
  `),
)

/** Words that ask for an amount: they say what is wanted of a thing and not which thing. */
export const AMOUNT_WORDS: ReadonlySet<string> = new Set(
  listed(
    'price prices priced cost costs costing expensive cheap cheaper cheapest dear dearest euro euros eur dollar pound',
  ),
)

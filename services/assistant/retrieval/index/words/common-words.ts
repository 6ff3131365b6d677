// Words that are common in any English text. That a shop never writes one of them says little: customers tell stories
// around what they ask.
export const COMMON_WORDS: readonly string[] = `
accept accidentally ache act add advance advice advise afford afraid after afternoon age ago agree ahead alone already although
amount angry announce annoy answer apart apparently appear appreciate arrange arrive aside assume attempt avoid aware away
awesome awful baby back bad badly base basic bear become before begin behave behind believe belong below beside besides beyond big bit
bother bought boy break brief bring brother build busy buy careful carefully case catch cause celebrate certain chance change
cheap check child children choice choose clear clearly close closely colleague comfortable common compare complete completely
concern confirm confuse consider continue convenient corner count couple course cover crazy curious current daily damn date
day deal dear decent decently decide decision deep depend describe despite detail different difficult directly disappoint discover
discuss disease dislike double doubt drop due during early easily easy effort either elderly else end enjoy enough entire
especially evening event eventually everyday evil exact example excellent except excited exist expect expectation experience
explain extra extremely fail fair fall family fancy far fast father favorite favourite feel few figure final finally fine
finish first fit follow forget forgot form forward frequent frequently friend front full fun funny further future general
generally girl glad grandma grandmother group grow grower guess guest habit half hand handle happen happy hard hardly hate
hear heart heavy hold home honest honestly hope hour house household huge hungry hurry idea ill imagine immediately
important impress include increase inside instance instant instead intend interest interested introduce invite involve issue
keen keep kid kids kill kind kitchen know lady lack large last late lately later laugh lead learn least leave left less
lie life light limit line link listen little live local long longer look lose loss lot loud love lovely low luck lucky
machine main maintain make man manage manner matter mean meanwhile meet mention mess middle mind mine minute miss mistake mix
moment money month mood moreover morning mostly mother mouth move name natural nature near nearby nearly necessary neighbour
never new next nice night nobody normal normally note nothing notice nowadays number obvious obviously occasion odd
old once online opinion opportunity option order ordinary original otherwise outside overall own paid pain parent part
particular party pass past patient people perfect perhaps period person personal personally pick picky piece place plan
play plenty point poor popular position positive possible practical practically prefer prepare present previous private
probably problem process progress promise proper properly proud prove provide public purpose put quality quick quickly quiet
reach read ready real realise realize reason reasonable receive recent recently recognise reduce refer regard regular
regularly relate relative remain remember remind reply request require respect respond rest result rich rid ring risk
room rough round row rule run rush sad safe safely safety satisfy save scared season second secret seem self send
sense separate serious seriously serve set several shame share short show shy sick side similar simple simply single
sister sit situation sleep slow slowly smart smell soft solution solve soon sorry sort sound space speak special specific
spend stand start state stay step stick still stop strange stranger strong struggle student stupid style success
such sudden suddenly suffer suggest suit suitable summer support suppose surprise sweet system table take talk taste
teacher tend terrible test than thing think thought throw tidy till time tired together tomorrow tonight topic total
touch towards traditional treat trip trouble true trust truth try turn twice type typical ugly uncle understand
unfortunately unhappy unless until unusual upset urgent use useful usual usually value various version visit visitor
voice wait wake walk want warm warn watch way weak wear week weekend weird well whole wide wife win wish woman
wonder wonderful wooden word work world worried worry worse worst worth wrong year yesterday young zero
`
  .trim()
  .split(/\s+/)

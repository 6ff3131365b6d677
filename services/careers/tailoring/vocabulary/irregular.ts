// Forms that no ending explains, by their base.
const FORMS = `
lead led leads leading | build built builds | write wrote written writes writing | run ran runs running
grow grew grown | make made makes making | teach taught | hold held | keep kept | drive drove driven | oversee oversaw overseen
win won | sell sold | speak spoke spoken | begin began begun | bring brought | choose chose chosen choosing | do did done does doing
give gave given | have had has having | know knew known | see saw seen | send sent | set setting | take took taken taking
think thought | meet met | get got gotten getting | rebuild rebuilt | rewrite rewrote rewritten | shrink shrank shrunk | rise rose risen
fall fell fallen | find found finds finding | pay paid | put putting | cut cutting cuts | split splitting | spend spent
be is are was were been being am | people person persons | child children | use used uses using | ship shipped shipping ships shipment
code coded coding codes | test tested testing tests | plan planned planning plans | own owned owns owning
analyse analyze analysed analyzed analysing analyzing analysis analyses analytical | data datum
criteria criterion | enhance enhanced enhancing enhances enhancement enhancements | maintain maintained maintains maintaining maintenance | finance finances financial financed financing
balance balanced balancing | advance advanced advances | perform performed performs performing performance | experience experienced experiences | usage usages
optimise optimize optimised optimized optimising optimizing optimisation optimization
staff staffs | service services | need needed needs | team teams | company companies | speed sped
moderate moderated moderating | rate rated rates rating ratings | release released releases releasing
process processes processed processing | business businesses | access accesses | address addresses addressed
`
export const IRREGULAR: Record<string, string> = Object.create(null)
for (const group of FORMS.split(/[|\n]/)) {
  const [base, ...forms] = group.trim().split(/\s+/)
  if (base) for (const form of [base, ...forms]) IRREGULAR[form] = base
}

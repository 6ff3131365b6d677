// Words that an answer needs and that claim nothing, so that no evidence has to have them.
export const NEUTRAL = new Set(
  `add allow answer ask assortment available availability be begin below both buy carry category cheap cheaper cheapest
  choice choose come contain cost costs current currently customer describe described description detail details
  different directly each euro euros exactly expensive expensively fact find fit follow following found give good great happy help here
  high higher highest include included including indeed information instead item keep know let list listed look low
  lower lowest made make match mean mention mentioned name named need note offer often one option order overview page
  pack per piece please possible price priced product products provide purchase question range read recommend right
  say see select selection sell shop show size sold sorry specify start starting starts state stated still stock store suitable sure take
  tell two unfortunately use usually variant variety various version want way website well work yes`.split(
    /\s+/,
  ),
)

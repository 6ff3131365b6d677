// Words that claim nothing by themselves.
const EN = `a an the of for to in on at with within as from into onto that which who whom whose this these those its it it's their them they
we our ours us my mine me i he she his her and or but so then than by via per between among amongst while when where during after before
through throughout using use including include such also is are was were be been being am has have had do does did will
would can could may there here over under about around up down out off across against toward towards upon plus
i'm i've we've e.g i.e etc e g work works worked working role position`
const DE = `der die das den dem des ein eine einen einem einer eines und oder mit für von vom zu zum zur in im an am auf aus bei nach vor über
unter durch als wie dass sowie auch ich wir mein meine meinem meinen unser unsere unserem unseren sich ist war wurde wurden sind hat haben`
const FR = `le la les l un une des du de d et ou avec pour par sur sous dans en au aux à chez que qui dont je j nous mon ma mes notre nos se s
est était été a ont ai ce cette ces`
const ES = `el los las una unos unas y o con para por del al que se su sus mi mis nuestro nuestra es era fue he ha lo`
const IT = `il lo gli i le uno e o con per di del della dei delle da dal dalla nel nella su sul che mio mia nostro è era ho ha`
const PT = `o os as um uma e ou com para por do da dos das no na nos nas em ao que meu minha nosso é era foi`
const CS = `a i nebo s se v ve na z ze do od pro po k ke o u za při který která které jsem jsme je byl byla bylo můj naše`
const NL = `de het een en of met voor van naar in op aan uit bij door als die dat ik wij mijn onze is was werd heb heeft`

const list = (words: string) => words.split(/\s+/)

/** The languages that can be told apart by their small words. */
export const SMALL_WORDS: Record<string, ReadonlySet<string>> = {
  en: new Set(list(EN)),
  de: new Set(list(DE)),
  fr: new Set(list(FR)),
  es: new Set(list(ES)),
  it: new Set(list(IT)),
  pt: new Set(list(PT)),
  cs: new Set(list(CS)),
  nl: new Set(list(NL)),
}

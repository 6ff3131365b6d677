// Where sentences end, in whole texts and in texts that are still coming.

/** A stop after these ends no sentence. */
const ABBREVIATIONS = new Set(
  'e.g i.e approx ca incl excl max min no nr nos st dr mr mrs ms prof vs etc resp vol fig p.m a.m z.b d.h u.a o.ä bzw inkl zzgl evtl ggf usw bijv o.a m.u.v env p.ex art tel abb str sr sra ej'.split(
    ' ',
  ),
)

/** After so many letters without an end a sentence is cut at a space: nothing waits for ever. */
const LONGEST = 1200

export interface SentencePiece {
  /** With the white space that follows, so that all pieces together are the text. */
  text: string
  endsParagraph: boolean
}

/** Sentences with the citations that follow them. Each line ends one, too. */
export function createSentenceReader() {
  let buffer = ''

  function take(isLast: boolean): SentencePiece[] {
    const pieces: SentencePiece[] = []
    for (;;) {
      const end = endOfFirst(buffer, isLast)
      if (end <= 0) return pieces
      const text = buffer.slice(0, end)
      buffer = buffer.slice(end)
      pieces.push({ text, endsParagraph: /\n[^\S\n]*\n\s*$/.test(text) || (isLast && buffer === '') })
    }
  }

  return {
    read(part: string): SentencePiece[] {
      buffer += part
      return take(false)
    },
    end: (): SentencePiece[] => take(true),
  }
}

/** Trimmed, without the empty ones. */
export function sentencesOf(text: string): string[] {
  const reader = createSentenceReader()
  return [...reader.read(text), ...reader.end()]
    .map((piece) => piece.text.trim())
    .filter((each) => each !== '')
}

/** What may belong to the sentence before: closing marks, and citations in all their forms. */
const TAIL = /(?:["'”’»)*_~`]|[^\S\n]*(?:\[[^\]\n]{0,30}\](?!\()|【[^】\n]{0,30}】))*/uy
const STOPS = /[.!?…。！？\n]/gu

/** The length of the first sentence; 0 while its end is not known. */
function endOfFirst(text: string, isLast: boolean): number {
  STOPS.lastIndex = 0
  for (let found = STOPS.exec(text); found; found = STOPS.exec(text)) {
    const stop = found[0]
    if (stop === '\n') {
      const rest = /\s*/uy
      rest.lastIndex = found.index
      rest.exec(text)
      // More empty lines may come.
      return rest.lastIndex < text.length || isLast ? rest.lastIndex : 0
    }
    TAIL.lastIndex = found.index + 1
    TAIL.exec(text)
    const tail = TAIL.lastIndex
    const isCjk = /[。！？]/u.test(stop)
    const space = /[^\S\n]*/uy
    space.lastIndex = tail
    space.exec(text)
    const next = space.lastIndex
    if (next >= text.length) {
      if (isLast) return text.length
      continue
    }
    // An opened bracket may become a citation.
    if (/^(?:\[[^\]\n]{0,30}|【[^】\n]{0,30})$/u.test(text.slice(next)) && !isLast) return cutLong(text)
    if (text[next] === '\n') continue
    if (next === tail && !isCjk) continue
    if (stop === '.' && (isAbbreviation(text, found.index) || /^\p{Ll}/u.test(text.slice(next, next + 2))))
      continue
    return next
  }
  return isLast ? text.length : cutLong(text)
}

function cutLong(text: string): number {
  if (text.length < LONGEST) return 0
  const space = text.lastIndexOf(' ', LONGEST)
  return space > 0 ? space + 1 : LONGEST
}

/** "approx.", a single letter, or the number of a list's item. */
function isAbbreviation(text: string, stop: number): boolean {
  const [word = ''] = /[\p{L}\p{N}.]*$/u.exec(text.slice(Math.max(0, stop - 12), stop)) ?? []
  if (/^\p{L}$/u.test(word) || ABBREVIATIONS.has(word.toLowerCase())) return true
  if (!/^\d{1,3}$/.test(word)) return false
  const begin = stop - word.length
  const before = text.slice(Math.max(0, begin - 20), begin)
  return /\n[^\S\n]*$/.test(begin > 20 ? before : `\n${before}`)
}

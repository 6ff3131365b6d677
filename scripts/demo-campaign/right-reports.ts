// What is right about the lists that were given to try the product on, written down after reading each of them.

export interface RightReport {
  /** Why the file is refused; left out for one that is read. */
  refused?: RegExp
  /** The sheets that may be chosen. */
  sheets?: string[]
  headerRow?: number
  /** Headers of all columns. */
  headers?: string[]
  /** First values of a column, by its index. */
  samples?: Record<number, string[]>
  /** False where nobody can be written to. */
  canTake: boolean
  counts?: {
    rows?: number
    taken?: number
    duplicates?: number
    invalid?: number
    blank?: number
    hidden?: number
  }
  /** Each must be said. */
  notices?: RegExp[]
  /** Rows that are duplicates, with the row that they repeat. */
  duplicates?: Record<number, number>
  /** Rows that are invalid, with what their reason says. */
  invalid?: Record<number, RegExp>
  /** Recipients that the list makes, with their fields; null for one that must be missing. */
  recipients?: Record<string, Record<string, string | null>>
  /** Addresses that must not be written to. */
  strangers?: string[]
}

const NO_EMAIL = /No column with e-mail addresses/

export const RIGHT_REPORTS: Record<string, RightReport> = {
  'mautic-10contacts.csv': {
    canTake: true,
    counts: { rows: 10, taken: 10, duplicates: 0, invalid: 0 },
    recipients: {
      'ariel@example.com': { first_name: 'Ariel', company: 'Enterprise Example Organization' },
      'andrewvflanagan@example.com': { last_name: 'Flanagan', country: 'United Kingdom' },
    },
  },
  'spectrum-comma_in_quotes.csv': {
    canTake: false,
    headers: ['first', 'last', 'address', 'city', 'zip'],
    samples: { 3: ['Anytown, WW'], 4: ['08123'] },
    counts: { rows: 1 },
    notices: [NO_EMAIL, /“first”.*“last”.*“address”.*“city”.*“zip”/],
  },
  'spectrum-newlines_crlf.csv': {
    canTake: false,
    headers: ['a', 'b', 'c'],
    samples: { 0: ['1', 'Once upon \na time', '7'], 2: ['3', '6', '9'] },
    counts: { rows: 3 },
    notices: [NO_EMAIL],
  },
  'spectrum-quotes_and_newlines.csv': {
    canTake: false,
    headers: ['a', 'b'],
    samples: { 0: ['1', '3'], 1: ['ha \n"ha" \nha', '4'] },
    counts: { rows: 2 },
    notices: [NO_EMAIL],
  },
  'openrefine-utf16le-bom.tsv': {
    canTake: false,
    headers: 'Start End Country Location Type Sub_Type Name Killed Cost Affected Id'.split(' '),
    samples: { 3: ['Tizi Ouzou, Béjaïa, (Kaby ...', 'Near Béjaïa, Tizi Ouzou ( ...'] },
    counts: { rows: 2 },
    notices: [NO_EMAIL],
  },
  'csvparser-mac-newlines.csv': {
    canTake: false,
    headers: ['a', 'b', 'c'],
    samples: { 0: ['1', 'Once upon\ra time'], 1: ['2', '5'], 2: ['3', '6'] },
    counts: { rows: 2 },
    notices: [NO_EMAIL],
  },
  'frictionless-duplicate-headers.csv': {
    canTake: false,
    headers: ['id', 'name', 'id', 'age', 'id'],
    samples: { 0: ['1101', '1102'], 2: ['0', '0'], 4: ['001101', '001102'] },
    notices: [/3 columns are called “id”: A, C, E/],
  },
  'frictionless-defective-rows.csv': {
    canTake: false,
    counts: { rows: 2 },
    notices: [/fewer cells than columns: 2\./, /more cells than columns: 3\./],
  },
  'papaparse-malformed.tsv': {
    canTake: false,
    samples: { 0: ['1V4', 'BTV', 'MVL'] },
    counts: { rows: 9 },
    notices: [/quotation mark.*line 9\./],
  },
  'calamine-any_sheets.xlsx': { canTake: false, sheets: ['Visible'] },
  'calamine-date_1904.xlsx': {
    canTake: false,
    headers: ['2021-01-01', '15'],
    samples: { 0: ['2021-01-02', '255:10:10'] },
  },
  'calamine-merge_cells.xlsx': {
    canTake: false,
    headers: ['Row Merge', '', 'Not Merged'],
    samples: { 0: ['Column Merge'], 1: ['Chunk Merged'] },
    counts: { rows: 1 },
  },
  'calamine-pass_protected.xlsx': { canTake: false, refused: /password/ },
  'calamine-has_x000D_.xlsx': { canTake: false, headers: ['ABC\r\nDEF'] },
  'sheetjs-sheet_visibility.xlsx': { canTake: false, sheets: ['Visible'] },
  'sheetjs-phonetic_text.xlsx': { canTake: false, headers: ['漢字'], samples: { 0: ['漢字withColor'] } },
  'made-email-oddities.csv': {
    canTake: true,
    // Beyond the nine that must be taken: a dot at the end is dropped, and letters of any script are taken.
    counts: { rows: 21, taken: 11, duplicates: 1, invalid: 9 },
    duplicates: { 3: 2 },
    invalid: {
      9: /quotation marks/,
      12: /no ending/,
      13: /more than one @/,
      14: /kim@example\.com and lea@example\.com/,
      15: /dot/,
      16: /a space/,
      17: /formula/,
      19: /empty/,
      20: /not a domain/,
    },
    recipients: {
      'ana+news@example.com': { first_name: 'Ana' },
      'bob@example.com': {},
      'carla@example.com': {},
      'dan@example.com': {},
      'eve@example.com': { name: 'Eve Q. Example' },
      'fay@example.com': { name: 'Example, Fay' },
      'ggü@example.com': {},
      'hans@xn--bcher-kva.example': {},
      'pam@example.com': {},
      'sue@example.com': {},
      'tom@example.com': { first_name: 'Tom Tall' },
    },
  },
  'made-semicolon-cp1252.csv': {
    canTake: true,
    counts: { rows: 2, taken: 2, blank: 2 },
    recipients: {
      'jürgen@example.com': {
        ...{ first_name: 'Jürgen', last_name: 'Größmann', company: 'Beispiel & Söhne; KG' },
        umsatz: '1.234,50 €',
      },
      'zoë@example.com': { last_name: 'd’Arc', company: 'Œuvre – Co.', umsatz: '-5,00' },
    },
  },
  'made-utf8bom-mixed-eol.csv': {
    canTake: true,
    headers: ['email', 'name'],
    samples: { 1: ['Ada "The Count" L.', 'Line one\r\nLine two', 'Cara'] },
    counts: { rows: 4, taken: 3, duplicates: 1, invalid: 0 },
    recipients: {
      'a1@example.com': { name: 'Ada "The Count" L.' },
      'b2@example.com': { name: 'Line one Line two' },
      'c3@example.com': { name: 'Cara' },
    },
  },
  'made-10k.csv': {
    canTake: true,
    counts: { rows: 10_000, taken: 9997, duplicates: 3, invalid: 0 },
    duplicates: { 502: 3, 2502: 3, 10001: 3 },
    recipients: {
      'user00005@example.com': { first_name: 'İpek', company: 'Firm 5, Inc.' },
      'user00011@example.com': { first_name: 'Đorđe' },
    },
  },
  'made-three-sheets.xlsx': {
    canTake: true,
    sheets: ['Readme', 'Empfänger'],
    headerRow: 2,
    headers: ['E-Mail', 'Name', 'Seit', 'PLZ'],
    counts: { rows: 3, taken: 3, hidden: 1, blank: 1 },
    notices: [/Formulas without a stored result.*B4/, /hides rows: 5\./],
    recipients: {
      'k1@example.com': { name: 'Kai', seit: '2024-02-29', plz: '01067' },
      'k2@example.com': { name: null, plz: '01067' },
      'k4@example.com': { name: 'Kim' },
    },
    strangers: [...['someoneelse@example.com', 'hidden@example.com', 'vh@example.com', 'k3@example.com']],
  },
}

// Where a homograph is surely not the skill, by the text around it. `after` is tested on the text that follows,
// `before` on the text that precedes.

export interface Trap {
  before?: RegExp
  after?: RegExp
}

const LETTER: Trap = {
  before:
    /(?:\b(?:vitamins?|series|plan|class|klasse|klassen|kategorie|category|permis|section|appendix|grade|hepatitis|type|option|level|exhibit|schedule|part|mr|dr|führerschein|licen[cs]e)\.?\s*|[°&.'’]\s?|(?:^|[\s,/(])(?:\p{Lu}{1,2}\d?)\s*[,/]\s*|\b\p{Lu}\s(?:and|or|und|et|y)\s)$/iu,
  after:
    /^(?:\.\s?\p{Lu}|\s?&|['’]|-(?:level|suite|corp|section|rated|round|class|shape)|\s(?:level|suite|corp|round|class)\b|\s*[,/]\s*\p{Lu}{1,2}\d?(?:[\s,/)]|$)|\d)/iu,
}

export const TRAPS: Readonly<Record<string, Trap>> = {
  c: LETTER,
  d: LETTER,
  r: LETTER,
  go: {
    before: /(?:pok[eé]mon|ready,? set,?|to|on the|let['’]?s|good to|we|you|and|way to|come and)\s$/i,
    after:
      /^[\s-](?:to|live|ahead|above|beyond|further|through|out|home|big|green|getter|getters|back|for|global|the|all|with us|on|deeper|faster|far|karts?)\b/i,
  },
  react: {
    after:
      /^\s(?:to|quickly|fast|promptly|calmly|swiftly|appropriately|rapidly|immediately|well|when|under|in real|in a|accordingly)\b/i,
  },
  'microsoft-excel': {
    after:
      /^\s(?:at|as|beyond|when|under|in (?:a|an|the|your|this|our|every|school|what)|academically|professionally)\b/i,
  },
  'microsoft-word': { after: /^\s(?:of|for word|on the|from our|has it|count|games?)\b/i },
  'microsoft-access': {
    before: /(?:remote|easy|full|free|equal|early|open|direct|key|exclusive|unlimited|market)\s$/i,
    after:
      /^\s(?:to|control|point|points|management|rights|level|levels|badge|badges|the|our|is|all|network|requests?)\b/i,
  },
  'microsoft-outlook': {
    before: /(?:positive|financial|market|economic|our)\s$/i,
    after: /^\s(?:for|on|of)\b/i,
  },
  'microsoft-teams': { before: /(?:our|the|of|across|other|scrum|agile|engineering|product|sales)\s$/i },
  'express-js': {
    before: /(?:american|federal|pony|polar|orient|ali)\s$/i,
    after:
      /^\s(?:delivery|shipping|shipment|yourself|interest|written|permission|consent|your|scripts|lane|entry|checkout|service|courier|post)\b/i,
  },
  'apache-spark': {
    before: /adobe\s$/i,
    after: /^\s(?:plugs?|joy|curiosity|innovation|your|the|change|new|capital)\b/i,
  },
  swift: {
    before: /(?:taylor|jonathan)\s$/i,
    after:
      /^\s(?:action|actions|response|responses|resolution|decision|decisions|execution|delivery|messages?|messaging|payments?|transfers?|transport|logistics|follow)\b/i,
  },
  rust: {
    after: /^\s(?:belt|removal|prevention|protection|proof|inhibitors?|treatment|spots?|consulting)\b/i,
  },
  ruby: { after: /^\s(?:tuesday|red|slippers|is our|jewel|rings?|anniversary)\b/i },
  sketch: { after: /^\s(?:out|comedy|ideas?|artist|book|up|pads?)\b/i },
  nodejs: {
    before: /(?:single|cluster|each|every|worker|lymph|master|edge|multi|leaf|compute)[\s-]$/i,
    after: /^\s(?:pools?|clusters?|failures?)\b/i,
  },
  'next-js': {
    after: /^(?:\s(?:steps?|generation|level|year|week|day|month|gen|up|to|page|big|stop|is|we)\b|:)/i,
  },
  spring: {
    before: /(?:in|this|next|early|late|by|of|mid|since|every)[\s-]$/i,
    after:
      /^(?:,?\s(?:\d{4}|semester|term|break|season|internships?|interns?|cleaning|summer|collection|campaign)\b|\/(?:summer|fall|autumn))/i,
  },
  phoenix: { before: /(?:in|near|to|based in)\s$/i, after: /^,?\s(?:az|arizona|office|metro|area|usa)\b/i },
  flask: { after: /^\s(?:cultures?|cleaning|of)\b/i },
  chef: {
    before: /(?:sous|head|pastry|executive|junior|line|private|a|the|our)[\s-]$/i,
    after: /^\s(?:de|of|du|d['’])/i,
  },
  unity: {
    before: /(?:in|of|church|with)\s$/i,
    after: /^\s(?:in|of|among|and diversity|health|church|point)\b/i,
  },
  slack: { after: /^\s(?:time|off|bus|adapter)\b/i },
  zoom: { after: /^\s(?:in|out|interview|call|link|lens|meeting)\b/i },
  lean: { after: /^\s(?:on|in|into|back|body|towards?|forward|meat)\b/i },
  'oracle-database': { before: /\bat\s$/i, after: /^\s(?:is|offers|health|corporation|america|netsuite)\b/i },
  'ruby-on-rails': { before: /(?:off the|guard|hand|safety|grab)\s$/i },
  assembly: { after: /^\s(?:line|hall)\b/i },
  recruiting: {
    before: /(?:our|the|your|this|during|external)\s(?:\w+\s)?$/i,
    after: /^\s(?:process|team|agenc|privacy|fraud|consult|event|partner|scam|manager will|firm)/i,
  },
  'human-resources': { before: /(?:contact|our|the|email|by)\s$/i },
  'social-media-marketing': { before: /(?:follow us on|our|via|on|us on)\s$/i },
  'adobe-illustrator': { before: /(?:an|freelance|children['’]s|book|fashion|our|medical)\s$/i },
  'cloud-computing': {
    before:
      /(?:creative|marketing|sales|service|word|document|adobe|experience|salesforce|tag|point|sound|next|the sound|data|commerce|confluent|elastic|a|dust|oracle|ibm|alibaba)[\s-]$/i,
    after: /^(?:\s(?:nine|of|9|cover|chamber|gate|kitchens?|forest)\b)/i,
  },
}
